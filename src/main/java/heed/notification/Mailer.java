package heed.notification;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Hands an e-mail to the mail server of the settings. */
@ApplicationScoped
class Mailer {
    private static final String TIMEOUT_MILLIS = "10000";

    private Settings settings;

    protected Mailer() {}

    @Inject
    Mailer(Settings settings) {
        this.settings = settings;
    }

    /** Whether a mail server is set; without one e-mails wait. */
    public boolean isSet() {
        return settings.text("heed.mail.host").isPresent();
    }

    /** @param link path in the portal to write below the text, or null */
    public void send(String address, String subject, String body, String link) throws MessagingException {
        MimeMessage mail = new MimeMessage(session());
        mail.setFrom(new InternetAddress(settings.required("heed.mail.from")));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(subject, "UTF-8");
        mail.setText(link == null ? body : body + "\r\n\r\n" + settings.publicAddress() + link, "UTF-8");
        mail.setSentDate(new Date());
        // Asks mail programs not to answer for somebody who is away (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(mail);
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.required("heed.mail.host"));
        properties.put("mail.smtp.port", settings.text("heed.mail.port").orElse("587"));
        boolean startTls = settings.text("heed.mail.starttls").map(Boolean::parseBoolean).orElse(true);
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        Optional<String> user = settings.text("heed.mail.user");
        properties.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        return Session.getInstance(properties, user.map(name -> (Authenticator) new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(name, settings.text("heed.mail.password").orElse(""));
            }
        }).orElse(null));
    }
}
