package heed.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/**
 * For an entity's UUID that may be null: {@code @Convert(converter = NullableUuid.class)}. EclipseLink's own conversion
 * of UUIDs fails when it reads a null.
 */
@Converter
public class NullableUuid implements AttributeConverter<UUID, UUID> {
    @Override
    public UUID convertToDatabaseColumn(UUID id) {
        return id;
    }

    @Override
    public UUID convertToEntityAttribute(UUID id) {
        return id;
    }
}
