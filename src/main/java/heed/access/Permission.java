package heed.access;

import static heed.access.Role.ADMINISTRATOR;
import static heed.access.Role.CONTENT_EDITOR;
import static heed.access.Role.COORDINATOR;
import static heed.access.Role.LEADER;
import static heed.access.Role.LEARNER;
import static heed.access.Role.SCRUTINEER;
import static heed.access.Role.SUPERVISOR;

import java.util.EnumSet;
import java.util.Set;

/** What a person may do; each names the roles whose grant carries it. */
public enum Permission {
    /** Take modules and see one's own record. */
    LEARN(LEARNER, SUPERVISOR, COORDINATOR, LEADER, SCRUTINEER, CONTENT_EDITOR, ADMINISTRATOR),
    /** See who in a unit has which standing. */
    SEE_PEOPLE(SUPERVISOR, COORDINATOR, SCRUTINEER),
    /** Add, import, move and end people and posts; send headcount returns. */
    MANAGE_PEOPLE(COORDINATOR),
    /** Assign modules and send reminders. */
    ASSIGN(COORDINATOR),
    /** Edit the training matrix and sign exemptions. */
    EDIT_REQUIREMENTS(COORDINATOR),
    /** Hand a learner a one-time code. */
    ISSUE_CODES(COORDINATOR),
    /** See coverage, the outlook and why a number is what it is. */
    SEE_COVERAGE(COORDINATOR, LEADER, SCRUTINEER),
    /** Read and publish modules. */
    EDIT_CONTENT(CONTENT_EDITOR),
    /** Bring in packages that authoring tools made, and mend what is said about them. */
    BRING_PACKAGES(CONTENT_EDITOR, ADMINISTRATOR),
    /** Take a module along as a package for another training system. */
    TAKE_ALONG(COORDINATOR, CONTENT_EDITOR, ADMINISTRATOR),
    /** See how far people are in a package, part by part. */
    SEE_PROGRESS(COORDINATOR, ADMINISTRATOR),
    /** Read the audit log. */
    SEE_AUDIT(SCRUTINEER, ADMINISTRATOR),
    /** Accounts, grants, units, area settings. */
    ADMINISTER(ADMINISTRATOR);

    private final Set<Role> roles;

    Permission(Role first, Role... more) {
        roles = EnumSet.of(first, more);
    }

    public boolean heldBy(Role role) {
        return roles.contains(role);
    }

    Set<Role> roles() {
        return roles;
    }
}
