package heed.provisioning;

import heed.platform.document.Csv;
import java.io.ByteArrayOutputStream;

/** An empty file of a kind with its heads and one example row, to be filled in. */
public final class TemplateFile {
    private TemplateFile() {}

    public static byte[] of(ImportKind kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Csv csv = Csv.to(out, kind.columns().stream().map(Column::name).toArray(String[]::new))) {
            csv.row(kind.columns().stream().map(Column::example).toArray());
        }
        return out.toByteArray();
    }
}
