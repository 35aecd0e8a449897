"""Faults of an edition: what is wrong in the file, and what to do."""

FAULTS = {
    "not_toml": "không đọc được tệp TOML ({found}); sửa cú pháp ở chỗ đã nêu",
    "grammar": "sai ngữ pháp biểu mẫu ({found}); xem forms/README.md, mục nói về trường này",
    "not_readable": "không mở được tệp ({found}); kiểm tra quyền đọc tệp",
    "not_utf8": "tệp không phải UTF-8 (byte {found}); lưu lại dạng UTF-8",
    "field_unknown": "không có trường “{found}”; sửa tên trường theo forms/README.md",
    "field_missing": "thiếu trường “{found}”; thêm trường này",
    "choice_unknown": "không có giá trị “{found}” cho trường này; xem các giá trị trong forms/README.md",
    "drop_unknown": "bỏ “{found}” mà phiên bản gốc không có; sửa tên hoặc bỏ dòng drop",
    "date": "“{found}” không phải ngày; viết như 2023-03-31",
    "preset_missing": "chưa có kỳ báo cáo nào; thêm ít nhất một mục [[preset]]",
    "preset_date": "ngày của kỳ không có trong lịch ({found}); sửa from hoặc to",
    "preset_reversed": "ngày đầu sau ngày cuối ({found}); đổi lại from và to",
    "codes_count": "số mã trong codes không đúng (có, cần: {found}); thêm hoặc bớt mã",
    "base_cycle": "các phiên bản lấy nhau làm gốc (“{found}”); sửa dòng base",
    "base_unknown": "không có phiên bản gốc “{found}”, hoặc các phiên bản lấy nhau làm gốc; sửa dòng base",
    "id_not_folder": "id “{found}” khác tên thư mục; đặt hai tên giống nhau",
    "doubled": "mã này ghi {found} lần; đổi tên hoặc bỏ bớt",
    "code_shape": "mã “{found}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch dưới",
    "code_unknown": "không có mã “{found}”; sửa mã hoặc thêm chỉ tiêu đó",
    "feeds_unknown": "feeds chỉ tới mã không có “{found}”; sửa mã hoặc bỏ dòng feeds",
    "options": "có {found} mã lựa chọn; chỉ tiêu kiểu choice phải có options, kiểu khác thì không",
    "formula_missing": "chỉ tiêu kiểu {found} chưa có công thức; thêm dòng formula",
    "formula_syntax": "công thức “{found}” sai cú pháp ở cột đã nêu; sửa lại",
    "formula_not_allowed": (
        "công thức “{found}” dùng phép không có ở cột đã nêu; chỉ dùng + - * /, so sánh, and, or, not "
        "và sum, min, max, abs, round, percent, prev"
    ),
    "formula_arguments": "công thức “{found}” gọi hàm với số phần không đúng ở cột đã nêu; sửa lại",
    "cycle": "các công thức cần lẫn nhau: {found}; bỏ bớt một công thức",
    "column_unknown": "bảng kê không có cột “{found}”; sửa tên cột",
    "pattern": "biểu thức tìm chữ không hợp lệ: {found}; sửa lại",
    "rule_unknown": "không có cách kiểm tra “{found}”; xem danh sách trong forms/README.md",
    "advice_missing": "quy tắc {found} chưa có lời khuyên; thêm dòng advice nói phải làm gì",
    "word_unknown": "câu có từ {{{found}}} mà ở đây không điền được; bỏ hoặc sửa từ đó",
    "variant_unknown": "quy tắc này không có trường hợp “{found}”; bỏ dòng đó",
    "parameter_missing": "quy tắc này cần “{found}”; thêm vào",
    "register_unknown": "không có bảng kê “{found}”; sửa tên",
    "slot_unknown": "mục nằm trong mục “{found}” không có; thêm mục đó vào trước",
    "level_missing": "có {found} tiêu chí mà không bảng kê nào có level; thêm dòng level vào bảng kê ấy",
    "area_unknown": "không có lĩnh vực số {found}; sửa số",
    "phrase": "không hiểu cách viết “{found}”; xem hướng dẫn ở đầu cchc-2021/prose.toml",
    "head_unknown": "không có “{found}” trong [check.heads]; thêm vào đó, hoặc sửa khóa under",
    "draft_slot": "đề cương không có mục “{found}”; sửa slot hoặc thêm mục đó vào outline.toml",
    "draft_empty": "câu soạn sẵn còn trống; viết text hoặc bỏ mục này",
    "token_unknown": "“{found}” không phải số liệu nào chèn được; sửa mã, dấu ngoặc nhọn hoặc bỏ đi",
    "citation": "cách nêu dòng “{found}” thiếu ngoặc; mỗi dấu [ phải có dấu ], trong ngoặc nhọn là tên cột",
    "not_nfc": "chữ “{found}” chưa ở dạng dựng sẵn (NFC); gõ lại bằng bảng mã Unicode dựng sẵn",
}
FAULT = "{file}: {place}: {words}."
FAULT_UNKNOWN = "sai ({problem}: {found}); sửa lại theo forms/README.md"


def fault(file: str, place: str, found: str, problem: str) -> str:
    """One fault of an edition as a sentence with advice."""
    words = FAULTS.get(problem, FAULT_UNKNOWN).format(found=found, problem=problem)
    return FAULT.format(file=file, place=place or "-", words=words)
