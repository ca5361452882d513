package dev.zenhook.verify;

/** A setting that cannot be used. It never holds the value, which may be a secret pasted by mistake. */
public class UnusableSettingException extends RuntimeException {
    private final String property;
    private final String cure;

    /**
     * @param problem goes on after the setting's name, and ends with a full stop
     * @param cure what to do about it
     */
    public UnusableSettingException(String property, String problem, String cure) {
        super(property + " " + problem);
        this.property = property;
        this.cure = cure;
    }

    /** The setting's name as the user wrote it, with the index of the text where there are several. */
    public String property() {
        return property;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }
}
