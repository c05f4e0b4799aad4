/** The door's filters, headers and pages: signing in and out, one's own account, the administrator's list. */
package heed.access.web;
