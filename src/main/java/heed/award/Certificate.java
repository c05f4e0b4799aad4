package heed.award;

import heed.platform.document.Pdf;
import io.nayuki.qrcodegen.QrCode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What somebody can show for an award of the portal's own.
 *
 * @param code      as printed, four groups of five
 * @param holder    given and family name
 * @param place     name of the partnership
 * @param countsFor the requirements it met when it was issued; empty when none asked for it
 * @param address   of the page that checks it, with its code
 */
public record Certificate(UUID id, String code, OffsetDateTime issuedAt, String holder, String place, AwardRow award, List<CountsFor> countsFor, String address) {
    public Certificate {
        countsFor = List.copyOf(countsFor);
    }

    /** The same on a page of paper. */
    public Pdf.Page paper() {
        return CertificatePaper.of(this);
    }

    /** The square code of {@link #address} as path data, one unit a module of the code. */
    public String qrPath() {
        QrCode qr = qr();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Width and height of the square code in units. */
    public int qrSize() {
        return qr().size;
    }

    private QrCode qr() {
        return QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    }
}
