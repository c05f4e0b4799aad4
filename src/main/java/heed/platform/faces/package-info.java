/**
 * The Faces kit: what the templates and tags of {@code WEB-INF} ask for, and what page beans of every room use.
 *
 * <p>Doors: {@link heed.platform.faces.Choice}, {@link heed.platform.faces.Pager}, {@link heed.platform.faces.LazyTable},
 * {@link heed.platform.faces.Days}, and the interfaces through which rooms put something on every page:
 * {@link heed.platform.faces.NavContributor}, {@link heed.platform.faces.CallContributor},
 * {@link heed.platform.faces.Place}, {@link heed.platform.faces.Visitor}. Called by page beans and pages of every room.
 */
package heed.platform.faces;
