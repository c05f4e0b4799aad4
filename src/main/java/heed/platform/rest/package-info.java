/** The REST ground: the application under /api, refusals as problem+json. */
package heed.platform.rest;
