package heed.platform.faces;

import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;

/** What the field tags ask about the control beside them, found by its id from any component of the same container. */
@Named
@ApplicationScoped
public class Fields {
    /** Id of the control in the page. */
    public String id(UIComponent from, String id) {
        UIComponent control = from.findComponent(id);
        return control == null ? id : control.getClientId();
    }

    /** Whether the last post found a fault in the control. */
    public boolean bad(UIComponent from, String id) {
        return !messages(from, id).isEmpty();
    }

    /** The first fault of the control, or an empty text. */
    public String error(UIComponent from, String id) {
        return messages(from, id).stream().map(FacesMessage::getSummary).findFirst().orElse("");
    }

    /** Ids of the hint and of the error beneath the label, or null when the control has neither. */
    public String describedBy(UIComponent from, String id, String hint) {
        String own = id(from, id);
        boolean hinted = hint != null && !hint.isEmpty(), bad = bad(from, id);
        return hinted && bad ? own + "-h " + own + "-e" : hinted ? own + "-h" : bad ? own + "-e" : null;
    }

    /** A day as it is typed: "27 3 2027"; empty for null. */
    public String day(LocalDate day) {
        return Days.write(day);
    }

    /** What was typed into a filter's day and cannot be read as one, so that nobody types it anew; else the day that is shown. */
    public String dayShown(String typed, LocalDate day) {
        return Days.fault(typed).isEmpty() ? Days.write(day) : typed;
    }

    /** What is wrong with a filter's day, and that the page was made without it; empty when nothing is. */
    public String dayFault(String typed) {
        String fault = Days.fault(typed);
        return fault.isEmpty() ? "" : Texts.of("platform", "day.leftOut", fault);
    }

    private static List<FacesMessage> messages(UIComponent from, String id) {
        UIComponent control = from.findComponent(id);
        return control == null ? List.of() : FacesContext.getCurrentInstance().getMessageList(control.getClientId());
    }
}
