package heed.access;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Lets an account follow its holder's name. Called by the workforce room, in its transaction. */
public final class HolderNames {
    private final EntityManager em;

    public HolderNames(EntityManager em) {
        this.em = em;
    }

    /** The person's account, if there is one, shows the name from now on. */
    public void rename(UUID personId, String displayName) {
        Sql.of(em, "update account set display_name = :name, version = version + 1 where person_id = :person")
                .set("name", displayName.substring(0, Math.min(160, displayName.length()))).set("person", personId).update();
    }
}
