package heed.access.web.crooked;

import jakarta.persistence.EntityManager;

/** Breaks a rule on purpose: a page with a database in its hand. */
class HoldsEntityManager {
    EntityManager em;
}
