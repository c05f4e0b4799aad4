package heed.platform.faces;

import heed.platform.Refusal;
import jakarta.faces.component.UICommand;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * What a form does when one of the buttons in the rows of its list is pressed. The buttons (tag {@code rowButton}) bear this
 * component's id as their name and the row's own id as their value, so that the post names the row itself: a command inside
 * the repeated rows would name its number, and act on the next row once somebody else has taken one out.
 */
public class RowAction extends UICommand {
    public RowAction() {
        setRendererType(null);
    }

    @Override
    public void decode(FacesContext context) {
        if (context.getExternalContext().getRequestParameterMap().containsKey(getId())) {
            queueEvent(new ActionEvent(context, this));
        }
    }

    /**
     * The id of the row whose button was pressed.
     *
     * @param action id of the {@code rowAction}
     * @throws Refusal when the post names no row, or more than one
     */
    public static UUID row(HttpServletRequest request, String action) {
        try {
            return UUID.fromString(value(request, action));
        } catch (IllegalArgumentException e) {
            throw new Refusal("platform.noRow");
        }
    }

    /** The same for rows whose id is a text. A second value can only come from the address, which somebody else may have written. */
    public static String value(HttpServletRequest request, String action) {
        String[] values = request.getParameterValues(action);
        if (values == null || values.length != 1) {
            throw new Refusal("platform.noRow");
        }
        return values[0];
    }
}
