package dev.marquee.platform.value;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads an amount of money, sent as a decimal text ("24.00") or as a number. */
public class Amount extends ValueDeserializer<BigDecimal> {

    private static final int LONGEST = 20;

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
        var text =
                switch (json.currentToken()) {
                    case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getString();
                    default -> "";
                };
        if (text.length() <= LONGEST && text.matches("-?\\d+(\\.\\d+)?"))
            return new BigDecimal(text);
        return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "no amount");
    }
}
