package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.ApiScope;
import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.scorm.cloud.Courses;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Takes a course that a program sends as the file of a form; a servlet, since the server reads files of any size for those alone. {@link UploadPlace} says where. */
public class UploadServlet extends HttpServlet {
    static final String PATH = "/api/v2/courses/importJobs/upload";
    static final long LONGEST = 2L << 30;

    @Inject private transient Courses courses;
    @Inject private transient Caller caller;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!caller.get().may(ApiScope.WRITE_COURSE)) {
            Message.send(response, 403, Message.words("scope", ApiScope.WRITE_COURSE.code()));
            return;
        }
        try {
            Part file = request.getPart("file");
            if (file == null || file.getSize() == 0) {
                Message.send(response, 400, Message.words("field", "file"));
                return;
            }
            taken(request, response, file);
            file.delete();
        } catch (NotInScope e) {
            Message.send(response, 404, Message.words("notThere"));
        } catch (ServletException | IllegalStateException e) {
            Message.send(response, 400, Message.words("file"));
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.in(e).orElseThrow(() -> e);
            Message.send(response, 400, Texts.of(refusal));
        }
    }

    private void taken(HttpServletRequest request, HttpServletResponse response, Part file) throws IOException {
        String name = file.getSubmittedFileName() == null ? "course.zip" : file.getSubmittedFileName();
        try (InputStream in = file.getInputStream()) {
            UUID id = courses.bring(caller.get(), request.getParameter("courseId"), "true".equalsIgnoreCase(request.getParameter("mayCreateNewVersion")), name, file.getSize(), in);
            response.setContentType("application/json");
            response.getWriter().write(JSON.createObjectBuilder().add("result", id.toString()).build().toString());
        }
    }
}
