package heed.award.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.award.Awards;
import heed.award.Certificate;
import heed.award.Certificates;
import heed.award.CountsFor;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The holder's own certificate. */
@Named
@RequestScoped
public class CertificatePage {
    @Inject private CurrentUser user;
    @Inject private Awards awards;
    @Inject private Certificates certificates;
    @Inject @Param private String award;

    private Certificate certificate;

    public void open() {
        certificate = awards.ownedBy(user.personId().orElseThrow(NotInScope::new), award).flatMap(a -> certificates.ofAward(a.id())).orElseThrow(NotInScope::new);
    }

    public Certificate getCertificate() {
        return certificate;
    }

    public String getCompletedOn() {
        return Texts.day(certificate.award().completedOn());
    }

    public String getEdition() {
        return certificate.award().editionText();
    }

    public List<String> getCounts() {
        return certificate.countsFor().stream().map(CountsFor::say).toList();
    }

    public String getPdf() {
        return "/api/certificates/" + certificate.award().id() + ".pdf";
    }

    public String getCheck() {
        return "/check?code=" + certificate.code();
    }
}
