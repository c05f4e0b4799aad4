/** The page of the audit log. */
package heed.audit.web;
