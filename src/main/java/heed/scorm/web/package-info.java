/** The pages round packages: bringing them in, playing them, and what they reported. */
package heed.scorm.web;
