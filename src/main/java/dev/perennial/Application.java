package dev.perennial;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The root of the application: every direct sub-package is a module. */
@SpringBootApplication
public class Application {}
