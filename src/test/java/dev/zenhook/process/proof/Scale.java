package dev.zenhook.process.proof;

/** How much is enough: little in the gate, much where somebody has asked for the long form. */
final class Scale {
    private static final boolean LONG = Boolean.getBoolean("zenhook.test.long");

    private Scale() {}

    static int of(int shortForm, int longForm) {
        return LONG ? longForm : shortForm;
    }
}
