/** The content host, which serves packages and their player and nothing else, and the portal's own addresses for uploading and launching. */
package heed.scorm.rest;
