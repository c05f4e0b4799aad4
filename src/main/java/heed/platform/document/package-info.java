/** Documents for people to take away: CSV today. Called by every room that exports. */
package heed.platform.document;
