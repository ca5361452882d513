package dev.zenhook.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a body may have been before something on its way changed it. Bytes become other bytes: nothing is parsed, and nothing
 * is inflated.
 *
 * @param ailment the change
 * @param bytes before it
 */
@SuppressWarnings("ArrayRecordComponent") // none is compared
record EarlierBody(Ailment ailment, byte[] bytes) {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    /** None of them is the body itself. */
    static List<EarlierBody> of(byte[] body) {
        List<EarlierBody> all = new ArrayList<>();
        all.add(
                Arrays.mismatch(body, BOM) == BOM.length || Arrays.equals(body, BOM)
                        ? new EarlierBody(Ailment.BOM_ADDED, Arrays.copyOfRange(body, BOM.length, body.length))
                        : new EarlierBody(Ailment.BOM_REMOVED, joined(BOM, body)));
        if (endsWith(body, CRLF)) {
            all.add(new EarlierBody(Ailment.LINE_BREAK_ADDED, Arrays.copyOf(body, body.length - 2)));
        } else if (endsWith(body, LF)) {
            all.add(new EarlierBody(Ailment.LINE_BREAK_ADDED, Arrays.copyOf(body, body.length - 1)));
        }
        all.add(new EarlierBody(Ailment.LINE_BREAK_REMOVED, joined(body, LF)));
        all.add(new EarlierBody(Ailment.LINE_BREAK_REMOVED, joined(body, CRLF)));
        all.add(new EarlierBody(Ailment.LF_TO_CRLF, withLf(body)));
        all.add(new EarlierBody(Ailment.CRLF_TO_LF, withCrlf(body)));
        all.add(new EarlierBody(
                Ailment.UTF8_TO_LATIN1,
                new String(body, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8)));
        all.add(new EarlierBody(Ailment.LATIN1_TO_UTF8, fromUtf8ToLatin1(body)));
        all.removeIf(earlier -> Arrays.equals(earlier.bytes, body));
        return all;
    }

    private static boolean endsWith(byte[] body, byte[] end) {
        return body.length >= end.length
                && Arrays.equals(body, body.length - end.length, body.length, end, 0, end.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] withLf(byte[] body) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(body.length);
        for (int index = 0; index < body.length; index++) {
            boolean beforeLf = index + 1 < body.length && body[index + 1] == '\n';
            if (body[index] != '\r' || !beforeLf) {
                changed.write(body[index]);
            }
        }
        return changed.toByteArray();
    }

    /** A line that ends in CRLF keeps it. */
    private static byte[] withCrlf(byte[] body) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(body.length + 64);
        for (int index = 0; index < body.length; index++) {
            boolean afterCr = index > 0 && body[index - 1] == '\r';
            if (body[index] == '\n' && !afterCr) {
                changed.write('\r');
            }
            changed.write(body[index]);
        }
        return changed.toByteArray();
    }

    /** The body itself, if it is no UTF-8, or has characters that Latin-1 has not. */
    private static byte[] fromUtf8ToLatin1(byte[] body) {
        try {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1
                    .newEncoder()
                    .encode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)));
            return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
        } catch (CharacterCodingException e) {
            return body;
        }
    }
}
