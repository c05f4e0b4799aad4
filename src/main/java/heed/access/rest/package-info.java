/** What REST says when something is outside the caller's scope. */
package heed.access.rest;
