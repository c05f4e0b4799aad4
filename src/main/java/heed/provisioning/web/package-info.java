/** The way of a file in: list, upload, check, job titles, likely duplicates, confirmation, undoing. */
package heed.provisioning.web;
