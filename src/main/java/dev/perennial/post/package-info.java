/** What was decided goes out to people: posted into messages, carried, recorded, and told another way where it failed. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "clock",
            "contact",
            "journal",
            "letter",
            "link",
            "notice",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.post;
