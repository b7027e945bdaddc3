/** The words every module shares: money, terms, outcomes, ids. No Spring, no SQL, no clock. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dev.perennial.kernel;
