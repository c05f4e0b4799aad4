package heed.access.web;

import heed.access.SecondFactors;
import heed.access.SignIn;
import heed.access.ThisSignIn;
import io.nayuki.qrcodegen.QrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Takes a second factor into use: a secret to put into an app, as a drawing and as text, and figures to prove it. */
@Named
@RequestScoped
public class EnrolPage {
    private static final int MARGIN = 4;

    @Inject
    private SecondFactors factors;

    @Inject
    private ThisSignIn thisSignIn;

    @Inject
    private Entrance entrance;

    private String figures;
    private SecondFactors.Offer offer;

    public void open() {
        if (thisSignIn.get().isEmpty()) {
            entrance.go(Paths.SIGN_IN);
        } else if (thisSignIn.required().hasSecondFactor()) {
            entrance.go("/account/me");
        }
    }

    public void enrol() {
        SignIn signIn = thisSignIn.required();
        factors.enrol(signIn, figures);
        entrance.onward(signIn);
    }

    public String getSecret() {
        return offer().text();
    }

    /** Width and height of the drawing, in squares. */
    public int getSize() {
        return code().size + 2 * MARGIN;
    }

    /** The dark squares of the QR code as an SVG path, one unit each. */
    public String getSquares() {
        QrCode code = code();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private QrCode code() {
        return QrCode.encodeText(offer().address(), QrCode.Ecc.MEDIUM);
    }

    private SecondFactors.Offer offer() {
        if (offer == null) {
            offer = factors.offer(thisSignIn.required());
        }
        return offer;
    }

    public String getFigures() {
        return figures;
    }

    public void setFigures(String figures) {
        this.figures = figures;
    }
}
