package heed.platform.crooked;

import heed.access.CurrentUser;

/** Breaks a rule on purpose: the ground imports a room above it. */
class LooksUp {
    CurrentUser user;
}
