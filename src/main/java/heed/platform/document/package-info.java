/** Documents for people to take away: CSV and tagged PDF. Called by every room that exports. */
package heed.platform.document;
