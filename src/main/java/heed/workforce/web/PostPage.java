package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.AbsenceRow;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What may happen to a post: {@code ?do=begin&person=}, and with {@code &post=} {@code end}, {@code move}, {@code correct}, {@code never} (it never
 * was), {@code away} or, with {@code &absence=}, {@code back} or {@code neverAway}.
 */
@Named
@RequestScoped
public class PostPage {
    private static final Set<String> DEEDS = Set.of("begin", "end", "move", "correct", "away", "back", "never", "neverAway");

    @Inject private People people;
    @Inject private Reach reach;
    @Inject private PostForm postForm;
    @Inject private HttpServletRequest request;

    private PersonRow person;
    private PostRow post;
    private AbsenceRow absence;
    private LocalDate lastDay;
    private LocalDate firstDay;
    private String reason;

    public void open() {
        find();
        if (isMove()) {
            postForm.from(post.facts());
        }
        if (isCorrect()) {
            postForm.from(post.facts());
            postForm.setDay(post.facts().firstDay());
            lastDay = post.facts().lastDay();
        }
    }

    /** @throws NotInScope unless the caller looks after the person, now if a post begins, and the post is one of theirs that the caller looks after */
    private void find() {
        if (person != null) {
            return;
        }
        UUID id = Reach.id(request.getParameter("person"));
        List<PostRow> managed = people.reachedBy(List.of(id)).stream().filter(p -> reach.has(Permission.MANAGE_PEOPLE, p)).toList();
        if (managed.isEmpty() || !DEEDS.contains(getDeed())) {
            throw new NotInScope();
        }
        if (isBegin() && people.takenOn(List.of(id), reach.scope(Permission.MANAGE_PEOPLE)).isEmpty()) {
            throw new NotInScope();
        }
        if (!isBegin()) {
            UUID asked = Reach.id(request.getParameter("post"));
            post = managed.stream().filter(p -> p.isBelieved() && p.postId().equals(asked)).findFirst().orElseThrow(NotInScope::new);
        }
        if (isBack() || isNeverAway()) {
            UUID asked = Reach.id(request.getParameter("absence"));
            absence = people.absences(List.of(id)).stream().filter(a -> a.id().equals(asked) && a.postId().equals(post.postId()))
                    .findFirst().orElseThrow(NotInScope::new);
        }
        person = people.find(id).orElseThrow(NotInScope::new);
    }

    public String begin() {
        find();
        people.begin(postForm.facts(person.id(), null), reach.scope(Permission.MANAGE_PEOPLE));
        return done("begun");
    }

    public String move() {
        find();
        people.move(post.postId(), postForm.facts(person.id(), post.facts().lastDay()), postForm.getDay());
        return done("moved");
    }

    /** It was wrong from the start: what is filled in takes its place; the past keeps what was believed then. */
    public String correct() {
        find();
        people.correct(post.postId(), postForm.facts(person.id(), lastDay).within(postForm.getDay(), lastDay));
        return done("corrected");
    }

    public String end() {
        find();
        people.end(post.postId(), lastDay);
        return done("ended");
    }

    public String away() {
        find();
        people.beginAbsence(post.postId(), reason, firstDay, lastDay);
        return done("away");
    }

    public String back() {
        find();
        people.endAbsence(absence.id(), lastDay);
        return done("back");
    }

    /** Nothing takes its place; it was a mistake to hold it to be true. */
    public String never() {
        find();
        people.neverWas(post.postId());
        return done("neverWas");
    }

    public String neverAway() {
        find();
        people.wasNeverAway(absence.id());
        return done("neverAway");
    }

    private String done(String code) {
        return "/workforce/person?faces-redirect=true&id=" + person.id() + "&done=" + code;
    }

    public String getDeed() {
        return String.valueOf(request.getParameter("do"));
    }

    public boolean isBegin() {
        return "begin".equals(getDeed());
    }

    public boolean isMove() {
        return "move".equals(getDeed());
    }

    public boolean isCorrect() {
        return "correct".equals(getDeed());
    }

    public boolean isEnd() {
        return "end".equals(getDeed());
    }

    public boolean isAway() {
        return "away".equals(getDeed());
    }

    public boolean isBack() {
        return "back".equals(getDeed());
    }

    public boolean isNever() {
        return "never".equals(getDeed());
    }

    public boolean isNeverAway() {
        return "neverAway".equals(getDeed());
    }

    /** Whether the person has no other post, so that nothing would be owed any more. */
    public boolean isOnlyOne() {
        find();
        return people.posts(List.of(person.id())).size() == 1;
    }

    /** The absence in one line; an empty text unless one is taken back. */
    public String getAwayNow() {
        find();
        if (!isNeverAway()) {
            return "";
        }
        return Reach.word("absence", absence.reason()) + ", " + (absence.lastDay() == null ? Texts.of("workforce", "person.daysOpen", absence.firstDay())
                : Texts.of("workforce", "person.days", absence.firstDay(), absence.lastDay()));
    }

    public String getTitle() {
        find();
        return Reach.word("post.title", getDeed());
    }

    public String getLead() {
        return Reach.word("post.lead", getDeed());
    }

    public UUID getPersonId() {
        find();
        return person.id();
    }

    public String getName() {
        find();
        return person.getName();
    }

    /** The post in one line; an empty text when one is begun. */
    public String getNow() {
        find();
        if (post == null) {
            return "";
        }
        PostFacts f = post.facts();
        return Texts.of("workforce", "post.now", reach.group(f.group()), f.level(),
                reach.place(f.placeKey() == null ? f.agencyKey() : f.placeKey()), f.firstDay());
    }

    public List<Choice> getReasons() {
        return Reach.words("absence", "parental", "sickness", "career_break", "secondment", "other");
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
