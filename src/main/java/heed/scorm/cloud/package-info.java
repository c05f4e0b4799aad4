/**
 * The course API for other programs, in the shape of SCORM Cloud's second version: what an application brings, whom it
 * registers, and what it is told. Called by {@code heed.scorm.rest}; every method is asked on behalf of one
 * {@link heed.access.ApiCaller} and sees what is that application's own.
 */
package heed.scorm.cloud;
