package dev.marquee.platform.apidocs;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * A type inside a controller is named after both, {@code PasswordForgotten} and not {@code
 * Forgotten}, so that all descriptions can be put together and generated classes say what they are.
 */
class SchemaNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> described) {
        var own = super.getNameOfClass(described);
        var outer = described.getEnclosingClass();
        if (outer == null) return own;
        var place = outer.getSimpleName().replaceFirst("(Api)?(Controller)?$", "");
        return own.startsWith(place) ? own : place + own;
    }
}
