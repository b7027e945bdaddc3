package dev.perennial.bank;

import dev.perennial.kernel.Refusal;

/** Why a file was not imported, or an entry not settled. */
public enum BankRefusal implements Refusal {
    /** Nothing in it, or no statement. */
    STATEMENT_EMPTY,
    /** More bytes than are taken. */
    STATEMENT_TOO_LARGE,
    /** A ZIP or gzip file. */
    STATEMENT_COMPRESSED,
    /** A page of HTML, a PDF, a picture, a text of the bank's older format. */
    NOT_A_STATEMENT,
    /** Another ISO 20022 message than a camt.053. */
    STATEMENT_OTHER_MESSAGE,
    /** A camt.053 of a version we do not read. */
    STATEMENT_OTHER_VERSION,
    /** It declares a document type or entities. */
    STATEMENT_HAS_ENTITIES,
    /** Its characters are not in the encoding it names. */
    STATEMENT_WRONG_ENCODING,
    /** It ends before it is complete. */
    STATEMENT_CUT_OFF,
    /** Not well-formed, or nested too deep. */
    STATEMENT_NOT_XML,
    /** A text, a field or a batch longer than any bank makes it. */
    STATEMENT_FIELD_TOO_LONG,
    /** Something every entry has is not there. */
    STATEMENT_LACKS,
    /** Something is there that is not what it should be: a date, an amount, a currency. */
    STATEMENT_UNREADABLE,
    /** More entries without a reference of the bank's than can be told apart at once. */
    STATEMENT_TOO_MANY,
    /** It is neither XML nor was said how to read it. */
    MAPPING_MISSING,
    /** Nobody saved a mapping of that name. */
    MAPPING_UNKNOWN,
    /** What was typed is no mapping. */
    MAPPING_INVALID,
    /** A column that the mapping names is not in the file. */
    COLUMN_MISSING,
    /** No entry has this number. */
    ENTRY_NOT_FOUND,
    /** It was settled before, or is being settled. */
    ENTRY_SETTLED,
    /** The account of that id is not there. */
    ENTRY_ACCOUNT_UNKNOWN,
    /** The account has another currency than the entry. */
    ENTRY_OTHER_CURRENCY,
    /** What went out of the bank account cannot be credited, and what came in cannot be taken back. */
    ENTRY_OTHER_DIRECTION,
    /** No credited entry has this number, amount and currency. */
    ORIGINAL_NOT_FOUND,
    /** The original was taken back before. */
    ORIGINAL_TAKEN_BACK,
    /** The wallet has less than is to be taken back. */
    WALLET_TOO_LOW;

    @Override
    public boolean isNotFound() {
        return this == ENTRY_NOT_FOUND;
    }
}
