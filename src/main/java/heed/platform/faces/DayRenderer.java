package heed.platform.faces;

import heed.platform.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.render.Renderer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** Three boxes – day, month, year – for one {@link LocalDate}. What was typed stays in the boxes until it is right. */
public class DayRenderer extends Renderer<UIInput> {
    private static final String BETWEEN = "\t";

    @Override
    public void decode(FacesContext faces, UIInput input) {
        Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
        String id = input.getClientId(faces);
        if (!sent.containsKey(id)) return;
        String all = sent.get(id) + BETWEEN + sent.getOrDefault(id + "-m", "") + BETWEEN + sent.getOrDefault(id + "-y", "");
        input.setSubmittedValue(all.isBlank() ? "" : all);
    }

    @Override
    public Object getConvertedValue(FacesContext faces, UIComponent input, Object submitted) {
        // Three empty boxes come as null, because empty texts are read as null throughout.
        if (!(submitted instanceof String all) || all.isBlank()) return null;
        String[] part = all.split(BETWEEN, -1);
        try {
            return Days.of(part[0], part[1], part[2]);
        } catch (Days.Unreadable e) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
        }
    }

    @Override
    public void encodeEnd(FacesContext faces, UIInput input) throws IOException {
        String[] part = parts(input);
        String id = input.getClientId(faces);
        ResponseWriter out = faces.getResponseWriter();
        out.startElement("div", input);
        out.writeAttribute("class", "day", null);
        box(out, input, id, id, "day.day", part[0], 2);
        box(out, input, id, id + "-m", "day.month", part[1], 2);
        box(out, input, id, id + "-y", "day.year", part[2], 4);
        out.endElement("div");
    }

    private static String[] parts(UIInput input) {
        if (input.getSubmittedValue() instanceof String typed && !typed.isEmpty()) return typed.split(BETWEEN, -1);
        return input.getSubmittedValue() == null && input.getValue() instanceof LocalDate day
                ? Days.write(day).split(" ") : new String[] {"", "", ""};
    }

    private static void box(ResponseWriter out, UIInput input, String id, String name, String label, String value,
            int figures) throws IOException {
        out.startElement("div", null);
        out.startElement("label", null);
        out.writeAttribute("for", name, null);
        out.writeText(Texts.of("platform", label), null);
        out.endElement("label");
        out.startElement("input", null);
        out.writeAttribute("type", "text", null);
        out.writeAttribute("id", name, null);
        out.writeAttribute("name", name, null);
        out.writeAttribute("value", value, null);
        out.writeAttribute("class", figures == 4 ? "input input--year" : "input", null);
        out.writeAttribute("inputmode", "numeric", null);
        out.writeAttribute("maxlength", figures, null);
        out.writeAttribute("autocomplete", "off", null);
        out.writeAttribute("aria-describedby", input.isValid() ? id + "-h" : id + "-h " + id + "-e", null);
        if (!input.isValid()) out.writeAttribute("aria-invalid", "true", null);
        out.endElement("input");
        out.endElement("div");
    }
}
