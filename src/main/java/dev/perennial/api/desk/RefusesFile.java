package dev.perennial.api.desk;

import dev.perennial.api.Refuses;
import dev.perennial.bank.BankRefusal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** All that a file of the bank may be refused for. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Refuses(
        in = BankRefusal.class,
        codes = {
            "STATEMENT_EMPTY",
            "STATEMENT_COMPRESSED",
            "NOT_A_STATEMENT",
            "STATEMENT_OTHER_MESSAGE",
            "STATEMENT_OTHER_VERSION",
            "STATEMENT_HAS_ENTITIES",
            "STATEMENT_WRONG_ENCODING",
            "STATEMENT_CUT_OFF",
            "STATEMENT_NOT_XML",
            "STATEMENT_FIELD_TOO_LONG",
            "STATEMENT_LACKS",
            "STATEMENT_UNREADABLE",
            "STATEMENT_TOO_MANY",
            "MAPPING_MISSING",
            "MAPPING_UNKNOWN",
            "COLUMN_MISSING"
        })
@interface RefusesFile {}
