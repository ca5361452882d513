package dev.zenhook.event;

import java.lang.reflect.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.NullNode;

/**
 * How Zentitle2's JSON is read: strict about its structure, lenient about its content. It is a mapper of its own, so that
 * no {@code spring.jackson} setting of the application changes what an event means.
 */
public final class WireFormat {
    /** Deeper nesting makes a body unreadable. */
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new LenientInstant()))
            .build();

    private WireFormat() {}

    /**
     * The body as a tree.
     *
     * @throws JacksonException if it is not exactly one JSON text, has a name twice in one object, is nested deeper than
     *     {@value #MAX_DEPTH}, or holds a number beyond all measure
     */
    public static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (NumberFormatException beyondMeasure) {
            // Jackson lets it through for an exponent that no BigDecimal can hold.
            throw new StreamReadException(null, "a number beyond all measure", beyondMeasure);
        }
    }

    /** The payload in an envelope; a JSON null where there is none. */
    public static JsonNode payload(JsonNode envelope) {
        JsonNode payload = envelope.get("payload");
        return payload == null ? NullNode.getInstance() : payload;
    }

    /** Whether a payload says nothing: missing or null, an empty object, list or text. */
    public static boolean isEmpty(JsonNode payload) {
        return payload.isNull()
                || (payload.isContainer() && payload.isEmpty())
                || (payload.isString() && payload.stringValue().isEmpty());
    }

    /** A date as it may stand in an envelope; null if there is none, or none that can be read. */
    public static @Nullable Instant date(@Nullable JsonNode node) {
        return node != null && node.isString() ? WireDates.read(node.stringValue()) : null;
    }

    /**
     * A payload as a record of the given type: unknown fields are passed over, missing ones are null (or 0, or false),
     * an enum value that the type does not know is null. An empty payload gives a record without content.
     *
     * @throws JacksonException if a field holds what its type cannot take, such as an object for a number
     */
    public static Object bind(JsonNode payload, Type type) {
        JsonNode content = isEmpty(payload) ? MAPPER.createObjectNode() : payload;
        return MAPPER.treeToValue(content, MAPPER.constructType(type));
    }

    /** Where in a JSON text it went wrong, by names and places only: nothing of the content. */
    public static String path(JacksonException failure) {
        String path = failure.getPathReference();
        return path.isEmpty() ? "$" : path;
    }

    private static final class LenientInstant extends ValueDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return WireDates.read(parser.getString());
            }
            parser.skipChildren();
            return null;
        }
    }
}
