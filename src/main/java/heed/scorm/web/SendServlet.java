package heed.scorm.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Refusal;
import heed.scorm.Uploads;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Takes a whole package from the upload page's form where there is no script, up to 200 MB. */
@WebServlet("/scorm/send")
@MultipartConfig(maxFileSize = 200L << 20, maxRequestSize = (200L << 20) + (64 << 10), fileSizeThreshold = 1 << 20)
public class SendServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient Uploads uploads;
    @Inject private transient Access access;
    @Inject private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.require(Permission.BRING_PACKAGES);
        response.sendRedirect(request.getContextPath() + "/scorm/upload");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        access.require(Permission.BRING_PACKAGES);
        Part file = request.getPart("file");
        String packageId = request.getParameter("package");
        String back = "/scorm/upload?" + (packageId == null || packageId.isBlank() ? "" : "package=" + id(packageId) + "&");
        if (file == null || file.getSize() == 0) {
            response.sendRedirect(request.getContextPath() + back + "fault=empty");
            return;
        }
        try (InputStream in = file.getInputStream()) {
            UUID upload = uploads.whole(file.getSubmittedFileName(), file.getSize(), in, packageId == null || packageId.isBlank() ? null : id(packageId), user.accountId()).id();
            response.sendRedirect(request.getContextPath() + "/scorm/upload?id=" + upload);
        } catch (Refusal refusal) {
            response.sendRedirect(request.getContextPath() + back + "fault=refused");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }
}
