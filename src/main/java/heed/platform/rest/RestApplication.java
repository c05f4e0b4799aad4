package heed.platform.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}; resources are found by annotation. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
