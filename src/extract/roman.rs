//! Roman numerals.

/// The value of a Roman numeral in capitals, 1 to 3,999, in its one right spelling.
pub fn roman(text: &str) -> Option<u32> {
    let capitals = |b: u8| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M');
    if text.is_empty() || text.len() > 15 || !text.bytes().all(capitals) {
        return None;
    }
    let worth = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        b'C' => 100,
        b'D' => 500,
        _ => 1000,
    };
    let mut sum = 0i32;
    let mut bytes = text.bytes().peekable();
    while let Some(value) = bytes.next().map(worth) {
        let before_larger = bytes.peek().is_some_and(|next| worth(*next) > value);
        sum += if before_larger { -value } else { value };
    }
    let sum = u32::try_from(sum).ok()?;
    (spell(sum) == text).then_some(sum)
}

fn spell(mut n: u32) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numerals_are_read_and_look_alikes_are_not() {
        for (text, wanted) in [
            ("XIII", Some(13)),
            ("XV", Some(15)),
            ("MCMXCIX", Some(1999)),
            ("IV", Some(4)),
            ("IIII", None),
            ("VX", None),
            ("ABC", None),
            ("", None),
            ("xiii", None),
        ] {
            assert_eq!(roman(text), wanted, "{text}");
        }
    }
}
