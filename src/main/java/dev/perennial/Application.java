package dev.perennial;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The root of the application: every direct sub-package is a module. */
@SpringBootApplication
@Modulithic(sharedModules = {"kernel", "db"})
public class Application {}
