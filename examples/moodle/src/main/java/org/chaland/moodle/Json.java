package org.chaland.moodle;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads untrusted JSON: no deep nesting, no name twice, nothing after the end, and values only of the type that is asked for. */
final class Json {

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The value, or empty if this is not exactly one; what is wrong with it is not told, since the text would be repeated. */
    static Optional<JsonNode> read(byte[] text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    static Optional<Boolean> flag(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** An id of Moodle's, which are positive. */
    static Optional<Long> id(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(node -> node.isIntegralNumber() && node.canConvertToLong())
                .map(JsonNode::longValue)
                .filter(id -> id > 0);
    }

    /** The elements, or empty if it is no array. */
    static Optional<List<JsonNode>> elements(Optional<JsonNode> array) {
        return array.filter(JsonNode::isArray)
                .map(node -> StreamSupport.stream(node.spliterator(), false).toList());
    }

    static Optional<JsonNode> member(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }
}
