/**
 * What was earned, from any source, append-only; how a post stands by it on a day; certificates and their public check.
 *
 * <p>Doors: {@link heed.award.Awards} (record, verify, revoke, read), {@link heed.award.Standings} (histories of many posts),
 * {@link heed.award.Standing} and {@link heed.award.Timeline} (pure functions over {@link heed.award.History}). Callers: assignment,
 * capacity, provisioning, home.
 */
package heed.award;
