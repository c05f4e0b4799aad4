package heed.platform.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectMany;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.convert.Converter;
import jakarta.faces.model.SelectItem;
import jakarta.faces.render.Renderer;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.omnifaces.util.selectitems.SelectItemsCollector;

/**
 * Radio buttons and checkboxes of which the whole row is the target: each is a label with its control inside, which the
 * standard renderers do not write. Reading and converting what was sent is left to them.
 */
public class ChoicesRenderer extends Renderer<UIInput> {
    @Override
    public void decode(FacesContext faces, UIInput input) {
        standard(faces, input).decode(faces, input);
    }

    @Override
    public Object getConvertedValue(FacesContext faces, UIComponent input, Object submitted) {
        // Else the renderer first tries to make a list of the kind that the bean has just now, which cannot be changed, and logs a failure.
        if (input instanceof UISelectMany && input.getValueExpression("value") != null && input.getValueExpression("value").getType(faces.getELContext()).equals(List.class)) {
            input.getAttributes().put("collectionType", ArrayList.class.getName());
        }
        return standard(faces, input).getConvertedValue(faces, input, submitted);
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    @Override
    public void encodeChildren(FacesContext faces, UIInput input) {
        // The items are written at the end, by the value of the whole.
    }

    @Override
    public void encodeEnd(FacesContext faces, UIInput input) throws IOException {
        boolean many = input instanceof UISelectMany;
        Set<String> chosen = chosen(faces, input);
        String id = input.getClientId(faces);
        ResponseWriter out = faces.getResponseWriter();
        out.startElement("div", input);
        out.writeAttribute("class", input.getAttributes().get("styleClass"), null);
        List<SelectItem> items = SelectItemsCollector.collectFromParent(faces, input);
        for (int i = 0; i < items.size(); i++) {
            SelectItem item = items.get(i);
            String value = written(faces, input, item.getValue());
            String own = i == 0 ? id : id + "-" + i;
            out.startElement("label", null);
            out.writeAttribute("class", "choice", null);
            out.writeAttribute("for", own, null);
            out.startElement("input", null);
            out.writeAttribute("type", many ? "checkbox" : "radio", null);
            out.writeAttribute("id", own, null);
            out.writeAttribute("name", id, null);
            out.writeAttribute("value", value, null);
            if (chosen.contains(value)) out.writeAttribute("checked", true, null);
            if (item.isDisabled()) out.writeAttribute("disabled", true, null);
            if (!input.isValid()) {
                out.writeAttribute("aria-invalid", "true", null);
                out.writeAttribute("aria-describedby", id + "-e", null);
            }
            out.endElement("input");
            out.startElement("span", null);
            out.writeText(item.getLabel(), null);
            if (item.getDescription() != null && !item.getDescription().isEmpty()) {
                out.startElement("span", null);
                out.writeAttribute("class", "choice__note", null);
                out.writeText(item.getDescription(), null);
                out.endElement("span");
            }
            out.endElement("span");
            out.endElement("label");
        }
        out.endElement("div");
    }

    @SuppressWarnings("unchecked")
    private static Renderer<UIInput> standard(FacesContext faces, UIComponent input) {
        return (Renderer<UIInput>) faces.getRenderKit().getRenderer(input.getFamily(),
                input instanceof UISelectMany ? "jakarta.faces.Checkbox" : "jakarta.faces.Radio");
    }

    /** The values to tick, as they are sent: what was sent last when it was not accepted, else the bean's. */
    private static Set<String> chosen(FacesContext faces, UIInput input) {
        Object value = input.getSubmittedValue() == null ? input.getValue() : input.getSubmittedValue();
        Set<String> chosen = new HashSet<>();
        if (value instanceof Collection<?> several) several.forEach(one -> chosen.add(written(faces, input, one)));
        else if (value != null && value.getClass().isArray())
            for (int i = 0; i < Array.getLength(value); i++) chosen.add(written(faces, input, Array.get(value, i)));
        else if (value != null) chosen.add(written(faces, input, value));
        return chosen;
    }

    @SuppressWarnings("unchecked")
    private static String written(FacesContext faces, UIInput input, Object value) {
        if (value == null) return "";
        Converter<Object> converter = input.getConverter();
        return converter == null || value instanceof String ? value.toString() : converter.getAsString(faces, input, value);
    }
}
