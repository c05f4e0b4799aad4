package heed.workforce;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The professional groups of the training matrix, in the matrix's order. */
@ApplicationScoped
@Transactional
public class ProfessionalGroups {
    private EntityManager em;

    protected ProfessionalGroups() {}

    @Inject
    public ProfessionalGroups(EntityManager em) {
        this.em = em;
    }

    public List<ProfessionalGroup> all() {
        return Sql.of(em, "select code, name, level, sort_order from professional_group order by sort_order")
                .list(r -> new ProfessionalGroup(r.text("code"), r.text("name"), r.text("level"), r.integer("sort_order")));
    }

    public Optional<ProfessionalGroup> find(String code) {
        return all().stream().filter(g -> g.code().equals(code)).findFirst();
    }
}
