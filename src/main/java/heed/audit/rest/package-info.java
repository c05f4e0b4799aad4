/** The audit log as a file. */
package heed.audit.rest;
