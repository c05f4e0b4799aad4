/**
 * What every room stands on: clock, settings, SQL, refusals, background jobs; knows nothing of training.
 *
 * <p>Doors: {@link heed.platform.Settings}, {@link heed.platform.Sql}, {@link heed.platform.Refusal},
 * {@link heed.platform.Slice}, {@link heed.platform.Jobs}, {@link heed.platform.Ids}. Called by every room.
 */
package heed.platform;
