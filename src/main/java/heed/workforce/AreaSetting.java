package heed.workforce;

import java.time.OffsetDateTime;
import java.util.UUID;

/** What was set for an area, when and by which account (null: the program itself); an empty value takes a setting back. */
public record AreaSetting(String name, String value, OffsetDateTime recordedAt, OffsetDateTime supersededAt, UUID recordedBy) {}
