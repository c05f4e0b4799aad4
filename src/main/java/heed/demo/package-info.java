/**
 * The demonstration: a made-up partnership with fifty agencies, five thousand posts and five years of history.
 *
 * <p>Called by nobody; it loads itself at the first start where {@code heed.demo} is on. It writes its history as rows,
 * past the doors: a door records what happens now, and here five years must look as if they had been recorded when they
 * happened. Everything is fiction: the names of persons and places are drawn from lists.
 */
package heed.demo;
