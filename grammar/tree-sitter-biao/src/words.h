// Made by `python3 grammar/generator` from grammar/keywords.tsv.

#include <stddef.h>
#include <stdint.h>

static const int32_t *const TEMPLATE_WORDS[] = {
    (const int32_t[]){'t', 'e', 'm', 'p', 'l', 'a', 't', 'e', 0},  // template
    (const int32_t[]){0x6A21, 0x677F, 0},  // 模板
    NULL,
};

static const int32_t *const NAME_WORDS[] = {
    (const int32_t[]){'f', 'o', 'r', 'm', 0},  // form
    (const int32_t[]){0x8868, 0},  // 表
    (const int32_t[]){'e', 'x', 't', 'e', 'n', 'd', 's', 0},  // extends
    (const int32_t[]){0x7EE7, 0x627F, 0},  // 继承
    NULL,
};

static const int32_t *const UNIT_WORDS[] = {
    (const int32_t[]){'u', 'n', 'i', 't', 0},  // unit
    (const int32_t[]){0x5355, 0x4F4D, 0},  // 单位
    NULL,
};

static const int32_t *const TOTAL_WORDS[] = {
    (const int32_t[]){'t', 'o', 't', 'a', 'l', 0},  // total
    (const int32_t[]){0x5408, 0x8BA1, 0},  // 合计
    NULL,
};

static const int32_t *const CHECK_WORDS[] = {
    (const int32_t[]){'c', 'h', 'e', 'c', 'k', 0},  // check
    (const int32_t[]){0x6838, 0x5BF9, 0},  // 核对
    NULL,
};

static const int32_t *const TYPE_WORDS[] = {
    (const int32_t[]){'t', 'e', 'x', 't', 0},  // text
    (const int32_t[]){0x6587, 0x672C, 0},  // 文本
    (const int32_t[]){'p', 'r', 'o', 's', 'e', 0},  // prose
    (const int32_t[]){0x957F, 0x6587, 0x672C, 0},  // 长文本
    (const int32_t[]){'a', 'm', 'o', 'u', 'n', 't', 0},  // amount
    (const int32_t[]){0x91D1, 0x989D, 0},  // 金额
    (const int32_t[]){'p', 'e', 'r', 'c', 'e', 'n', 't', 0},  // percent
    (const int32_t[]){0x767E, 0x5206, 0x6BD4, 0},  // 百分比
    (const int32_t[]){'i', 'n', 't', 'e', 'g', 'e', 'r', 0},  // integer
    (const int32_t[]){0x6574, 0x6570, 0},  // 整数
    (const int32_t[]){'n', 'u', 'm', 'b', 'e', 'r', 0},  // number
    (const int32_t[]){0x6570, 0x5B57, 0},  // 数字
    (const int32_t[]){'y', 'e', 'a', 'r', 0},  // year
    (const int32_t[]){0x5E74, 0x5EA6, 0},  // 年度
    (const int32_t[]){'m', 'o', 'n', 't', 'h', 0},  // month
    (const int32_t[]){0x6708, 0x4EFD, 0},  // 月份
    (const int32_t[]){'d', 'a', 't', 'e', 0},  // date
    (const int32_t[]){0x65E5, 0x671F, 0},  // 日期
    (const int32_t[]){'p', 'e', 'r', 'i', 'o', 'd', 0},  // period
    (const int32_t[]){0x671F, 0x95F4, 0},  // 期间
    (const int32_t[]){'c', 'h', 'o', 'i', 'c', 'e', 0},  // choice
    (const int32_t[]){0x9009, 0x9879, 0},  // 选项
    (const int32_t[]){'c', 'o', 'd', 'e', 0},  // code
    (const int32_t[]){0x7F16, 0x7801, 0},  // 编码
    (const int32_t[]){'p', 'h', 'o', 'n', 'e', 0},  // phone
    (const int32_t[]){0x7535, 0x8BDD, 0},  // 电话
    (const int32_t[]){'u', 'n', 'i', 't', 0},  // unit
    (const int32_t[]){0x8BA1, 0x91CF, 0x5355, 0x4F4D, 0},  // 计量单位
    (const int32_t[]){'l', 'i', 's', 't', 0},  // list
    (const int32_t[]){0x5217, 0x8868, 0},  // 列表
    (const int32_t[]){'t', 'a', 'b', 'l', 'e', 0},  // table
    (const int32_t[]){0x8868, 0x683C, 0},  // 表格
    (const int32_t[]){'g', 'r', 'o', 'u', 'p', 0},  // group
    (const int32_t[]){0x5206, 0x7EC4, 0},  // 分组
    (const int32_t[]){'i', 'n', 'd', 'i', 'c', 'a', 't', 'o', 'r', 's', 0},  // indicators
    (const int32_t[]){0x6307, 0x6807, 0x4F53, 0x7CFB, 0},  // 指标体系
    (const int32_t[]){'t', 'i', 'e', 'r', 0},  // tier
    (const int32_t[]){0x5C42, 0x7EA7, 0},  // 层级
    (const int32_t[]){'t', 'a', 'r', 'g', 'e', 't', 0},  // target
    (const int32_t[]){0x6307, 0x6807, 0x503C, 0},  // 指标值
    (const int32_t[]){'s', 'c', 'o', 'r', 'i', 'n', 'g', 0},  // scoring
    (const int32_t[]){0x8BC4, 0x5206, 0x6807, 0x51C6, 0},  // 评分标准
    NULL,
};

static const int32_t *const PARTS_WORDS[] = {
    (const int32_t[]){'p', 'a', 'r', 't', 's', 0},  // parts
    (const int32_t[]){0x6784, 0x6210, 0},  // 构成
    NULL,
};

static const int32_t *const REMOVED_WORDS[] = {
    (const int32_t[]){'r', 'e', 'm', 'o', 'v', 'e', 'd', 0},  // removed
    (const int32_t[]){0x5220, 0x9664, 0},  // 删除
    NULL,
};

static const int32_t *const PLAIN_WORDS[] = {
    (const int32_t[]){'r', 'e', 'q', 'u', 'i', 'r', 'e', 'd', 0},  // required
    (const int32_t[]){0x5FC5, 0x586B, 0},  // 必填
    (const int32_t[]){'q', 'u', 'a', 'n', 't', 'i', 't', 'a', 't', 'i', 'v', 'e', 0},  // quantitative
    (const int32_t[]){0x5B9A, 0x91CF, 0},  // 定量
    (const int32_t[]){'q', 'u', 'a', 'l', 'i', 't', 'a', 't', 'i', 'v', 'e', 0},  // qualitative
    (const int32_t[]){0x5B9A, 0x6027, 0},  // 定性
    NULL,
};

static const int32_t *const ALIAS_WORDS[] = {
    (const int32_t[]){'a', 'l', 'i', 'a', 's', 0},  // alias
    (const int32_t[]){0x522B, 0x540D, 0},  // 别名
    NULL,
};

static const int32_t *const COUNT_WORDS[] = {
    (const int32_t[]){'t', 'o', 't', 'a', 'l', 0},  // total
    (const int32_t[]){0x5408, 0x8BA1, 0},  // 合计
    (const int32_t[]){'a', 't', ' ', 'l', 'e', 'a', 's', 't', 0},  // at least
    (const int32_t[]){0x81F3, 0x5C11, 0},  // 至少
    NULL,
};

static const int32_t *const UNTIL_WORDS[] = {
    (const int32_t[]){'u', 'n', 't', 'i', 'l', 0},  // until
    (const int32_t[]){0x622A, 0x81F3, 0},  // 截至
    (const int32_t[]){0x81F3, 0},  // 至
    NULL,
};

static const int32_t *const FUNCTION_WORDS[] = {
    (const int32_t[]){'s', 'u', 'm', 0},  // sum
    (const int32_t[]){0x5408, 0x8BA1, 0},  // 合计
    NULL,
};

static const int32_t *const WEIGHT_WORDS[] = {
    (const int32_t[]){0x5206, 0},  // 分
    (const int32_t[]){'p', 't', 0},  // pt
    (const int32_t[]){'p', 't', 's', 0},  // pts
    (const int32_t[]){'p', 'o', 'i', 'n', 't', 0},  // point
    (const int32_t[]){'p', 'o', 'i', 'n', 't', 's', 0},  // points
    NULL,
};

static const int32_t *const NO_VALUE_WORDS[] = {
    (const int32_t[]){0x65E0, 0},  // 无
    (const int32_t[]){0x6682, 0x65E0, 0},  // 暂无
    (const int32_t[]){0x4E0D, 0x9002, 0x7528, 0},  // 不适用
    (const int32_t[]){0x4E0D, 0x6D89, 0x53CA, 0},  // 不涉及
    (const int32_t[]){'N', '/', 'A', 0},  // N/A
    (const int32_t[]){'n', '/', 'a', 0},  // n/a
    (const int32_t[]){'N', 'A', 0},  // NA
    NULL,
};

static const int32_t *const UNITS[] = {
    (const int32_t[]){0x5143, 0},  // 元
    (const int32_t[]){0x5706, 0},  // 圆
    (const int32_t[]){0x5757, 0x94B1, 0},  // 块钱
    (const int32_t[]){0x5143, 0x6574, 0},  // 元整
    (const int32_t[]){0x5143, 0x4EBA, 0x6C11, 0x5E01, 0},  // 元人民币
    (const int32_t[]){0x4EBA, 0x6C11, 0x5E01, 0x5143, 0},  // 人民币元
    (const int32_t[]){0x89D2, 0},  // 角
    (const int32_t[]){'%', 0},  // %
    (const int32_t[]){0x767E, 0x5206, 0x6BD4, 0},  // 百分比
    (const int32_t[]){0x4E2A, 0x767E, 0x5206, 0x6BD4, 0},  // 个百分比
    (const int32_t[]){0x767E, 0x5206, 0x7387, 0},  // 百分率
    (const int32_t[]){0x2030, 0},  // ‰
    (const int32_t[]){0x5343, 0x5206, 0x6BD4, 0},  // 千分比
    (const int32_t[]){0x2031, 0},  // ‱
    (const int32_t[]){0x4E07, 0x5206, 0x6BD4, 0},  // 万分比
    (const int32_t[]){0x6BD4, 0x4F8B, 0},  // 比例
    (const int32_t[]){0x6210, 0},  // 成
    (const int32_t[]){0x6298, 0},  // 折
    (const int32_t[]){0x500D, 0},  // 倍
    (const int32_t[]){0x4E2A, 0x767E, 0x5206, 0x70B9, 0},  // 个百分点
    (const int32_t[]){0x767E, 0x5206, 0x70B9, 0},  // 百分点
    (const int32_t[]){'%', 0x70B9, 0},  // %点
    (const int32_t[]){'p', 'p', 0},  // pp
    (const int32_t[]){0x4E2A, 0x5343, 0x5206, 0x70B9, 0},  // 个千分点
    (const int32_t[]){0x5343, 0x5206, 0x70B9, 0},  // 千分点
    (const int32_t[]){0x4E2A, 0x57FA, 0x70B9, 0},  // 个基点
    (const int32_t[]){0x57FA, 0x70B9, 0},  // 基点
    (const int32_t[]){'b', 'p', 0},  // bp
    (const int32_t[]){'B', 'P', 0},  // BP
    (const int32_t[]){0x4E2A, 0},  // 个
    (const int32_t[]){0x7B87, 0},  // 箇
    (const int32_t[]){0x500B, 0},  // 個
    (const int32_t[]){0x9879, 0},  // 项
    (const int32_t[]){0x500B, 0x9879, 0},  // 個项
    (const int32_t[]){0x5B50, 0x9879, 0},  // 子项
    (const int32_t[]){0x4EF6, 0},  // 件
    (const int32_t[]){0x5957, 0},  // 套
    (const int32_t[]){0x4EF6, 0x5957, 0},  // 件套
    (const int32_t[]){0x4EF6, '/', 0x5957, 0},  // 件/套
    (const int32_t[]){0x5957, 0x4EF6, 0},  // 套件
    (const int32_t[]){0x6761, 0},  // 条
    (const int32_t[]){0x5904, 0},  // 处
    (const int32_t[]){0x5EA7, 0},  // 座
    (const int32_t[]){0x7C7B, 0},  // 类
    (const int32_t[]){0x5927, 0x7C7B, 0},  // 大类
    (const int32_t[]){0x79CD, 0},  // 种
    (const int32_t[]){0x6279, 0},  // 批
    (const int32_t[]){0x6279, 0x6B21, 0},  // 批次
    (const int32_t[]){0x6279, '/', 0x6B21, 0},  // 批/次
    (const int32_t[]){0x7EC4, 0},  // 组
    (const int32_t[]){0x652F, 0},  // 支
    (const int32_t[]){0x53EA, 0},  // 只
    (const int32_t[]){0x53E3, 0},  // 口
    (const int32_t[]){0x90E8, 0},  // 部
    (const int32_t[]){0x6B3E, 0},  // 款
    (const int32_t[]){0x7B14, 0},  // 笔
    (const int32_t[]){0x5B97, 0},  // 宗
    (const int32_t[]){0x4F8B, 0},  // 例
    (const int32_t[]){0x5BF9, 0},  // 对
    (const int32_t[]){0x526F, 0},  // 副
    (const int32_t[]){0x7EA7, 0},  // 级
    (const int32_t[]){0x4E2A, 0x7B49, 0x7EA7, 0},  // 个等级
    (const int32_t[]){0x6863, 0},  // 档
    (const int32_t[]){0x95E8, 0},  // 门
    (const int32_t[]){0x4E2A, 0x7CFB, 0x5217, 0},  // 个系列
    (const int32_t[]){0x4E2A, 0x65B9, 0x9762, 0},  // 个方面
    (const int32_t[]){0x6837, 0},  // 样
    (const int32_t[]){0x4E2A, 0x6837, 0x54C1, 0},  // 个样品
    (const int32_t[]){0x6279, 0x6837, 0},  // 批样
    (const int32_t[]){0x9879, 0x6B21, 0},  // 项次
    (const int32_t[]){0x70B9, 0},  // 点
    (const int32_t[]){0x70B9, 0x4F4D, 0},  // 点位
    (const int32_t[]){0x4E2A, 0x70B9, 0x4F4D, 0},  // 个点位
    (const int32_t[]){0x4E2A, 0x6807, 0x6BB5, 0},  // 个标段
    (const int32_t[]){0x4E2A, 0x5355, 0x5143, 0},  // 个单元
    (const int32_t[]){0x4E2A, 0x8BFE, 0x9898, 0},  // 个课题
    (const int32_t[]){0x9879, 0x8BFE, 0x9898, 0},  // 项课题
    (const int32_t[]){0x4E2A, 0x9879, 0x76EE, 0},  // 个项目
    (const int32_t[]){0x4E2A, 0x54C1, 0x79CD, 0},  // 个品种
    (const int32_t[]){0x4EBA, 0},  // 人
    (const int32_t[]){0x53E3, 0x4EBA, 0},  // 口人
    (const int32_t[]){0x540D, 0},  // 名
    (const int32_t[]){0x4F4D, 0},  // 位
    (const int32_t[]){0x4EBA, 0x6B21, 0},  // 人次
    (const int32_t[]){0x4EBA, '/', 0x6B21, 0},  // 人/次
    (const int32_t[]){0x4EBA, '(', 0x6B21, ')', 0},  // 人(次)
    (const int32_t[]){0x4EBA, 0xB7, 0x6B21, 0},  // 人·次
    (const int32_t[]){0x6237, 0},  // 户
    (const int32_t[]){0x4E2A, 0x5BB6, 0x5EAD, 0},  // 个家庭
    (const int32_t[]){0x6237, 0x5BB6, 0x5EAD, 0},  // 户家庭
    (const int32_t[]){0x5BB6, 0},  // 家
    (const int32_t[]){0x5BB6, 0x6B21, 0},  // 家次
    (const int32_t[]){0x6240, 0},  // 所
    (const int32_t[]){0x6751, 0},  // 村
    (const int32_t[]){0x4E2A, 0x6751, 0},  // 个村
    (const int32_t[]){0x884C, 0x653F, 0x6751, 0},  // 行政村
    (const int32_t[]){0x4E2A, 0x884C, 0x653F, 0x6751, 0},  // 个行政村
    (const int32_t[]){0x6751, 0x5E84, 0},  // 村庄
    (const int32_t[]){0x4E2A, 0x6751, 0x5E84, 0},  // 个村庄
    (const int32_t[]){0x4E2A, 0x6751, 0x6C11, 0x5C0F, 0x7EC4, 0},  // 个村民小组
    (const int32_t[]){0x9547, 0},  // 镇
    (const int32_t[]){0x4E2A, 0x9547, 0},  // 个镇
    (const int32_t[]){0x4E61, 0},  // 乡
    (const int32_t[]){0x4E2A, 0x4E61, 0},  // 个乡
    (const int32_t[]){0x4E61, 0x9547, 0},  // 乡镇
    (const int32_t[]){0x4E2A, 0x4E61, 0x9547, 0},  // 个乡镇
    (const int32_t[]){0x4E61, '(', 0x9547, ')', 0},  // 乡(镇)
    (const int32_t[]){0x4E2A, 0x4E61, '(', 0x9547, ')', 0},  // 个乡(镇)
    (const int32_t[]){0x4E2A, 0x4E61, 0x9547, 0x8857, 0x9053, 0},  // 个乡镇街道
    (const int32_t[]){0x9547, 0x8857, 0},  // 镇街
    (const int32_t[]){0x4E2A, 0x9547, 0x8857, 0},  // 个镇街
    (const int32_t[]){0x8857, 0x9053, 0},  // 街道
    (const int32_t[]){0x4E2A, 0x8857, 0x9053, 0},  // 个街道
    (const int32_t[]){0x793E, 0x533A, 0},  // 社区
    (const int32_t[]){0x4E2A, 0x793E, 0x533A, 0},  // 个社区
    (const int32_t[]){0x6751, '(', 0x793E, 0x533A, ')', 0},  // 村(社区)
    (const int32_t[]){0x4E2A, 0x6751, '(', 0x793E, 0x533A, ')', 0},  // 个村(社区)
    (const int32_t[]){0x4E2A, 0x53BF, 0},  // 个县
    (const int32_t[]){0x4E2A, 0x53BF, 0x533A, 0},  // 个县区
    (const int32_t[]){0x4E2A, 0x53BF, '(', 0x533A, ')', 0},  // 个县(区)
    (const int32_t[]){0x4E2A, 0x53BF, 0x5E02, 0x533A, 0},  // 个县市区
    (const int32_t[]){0x4E2A, 0x53BF, '(', 0x5E02, 0x3001, 0x533A, ')', 0},  // 个县(市、区)
    (const int32_t[]){0x4E2A, 0x5E02, 0},  // 个市
    (const int32_t[]){0x4E2A, 0x5E02, 0x5DDE, 0},  // 个市州
    (const int32_t[]){0x4E2A, 0x5DDE, 0x5E02, 0},  // 个州市
    (const int32_t[]){0x4E2A, 0x7701, 0},  // 个省
    (const int32_t[]){0x4E2A, 0x7701, 0x4EFD, 0},  // 个省份
    (const int32_t[]){0x4E2A, 0x56ED, 0x533A, 0},  // 个园区
    (const int32_t[]){0x4E2A, 0x4F01, 0x4E1A, 0},  // 个企业
    (const int32_t[]){0x5BB6, 0x4F01, 0x4E1A, 0},  // 家企业
    (const int32_t[]){0x6237, 0x4F01, 0x4E1A, 0},  // 户企业
    (const int32_t[]){0x4E2A, 0x5355, 0x4F4D, 0},  // 个单位
    (const int32_t[]){0x5BB6, 0x5355, 0x4F4D, 0},  // 家单位
    (const int32_t[]){0x4E2A, 0x90E8, 0x95E8, 0},  // 个部门
    (const int32_t[]){0x4E2A, 0x5B66, 0x6821, 0},  // 个学校
    (const int32_t[]){0x6240, 0x5B66, 0x6821, 0},  // 所学校
    (const int32_t[]){0x6B21, 0},  // 次
    (const int32_t[]){0x573A, 0},  // 场
    (const int32_t[]){0x573A, 0x6B21, 0},  // 场次
    (const int32_t[]){0x573A, '/', 0x6B21, 0},  // 场/次
    (const int32_t[]){0x573A, '(', 0x6B21, ')', 0},  // 场(次)
    (const int32_t[]){0x671F, 0},  // 期
    (const int32_t[]){0x671F, 0x6B21, 0},  // 期次
    (const int32_t[]){0x8F6E, 0},  // 轮
    (const int32_t[]){0x8F6E, 0x6B21, 0},  // 轮次
    (const int32_t[]){0x5C4A, 0},  // 届
    (const int32_t[]){0x73ED, 0},  // 班
    (const int32_t[]){0x73ED, 0x6B21, 0},  // 班次
    (const int32_t[]){0x8D9F, 0},  // 趟
    (const int32_t[]){0x8D77, 0},  // 起
    (const int32_t[]){0x904D, 0},  // 遍
    (const int32_t[]){0x56DE, 0},  // 回
    (const int32_t[]){0x8F66, 0x6B21, 0},  // 车次
    (const int32_t[]){0x822A, 0x6B21, 0},  // 航次
    (const int32_t[]){0x67B6, 0x6B21, 0},  // 架次
    (const int32_t[]){0x8258, 0x6B21, 0},  // 艘次
    (const int32_t[]){0x8F86, 0x6B21, 0},  // 辆次
    (const int32_t[]){0x53F0, 0x6B21, 0},  // 台次
    (const int32_t[]){0x4EF6, 0x6B21, 0},  // 件次
    (const int32_t[]){0x518C, 0x6B21, 0},  // 册次
    (const int32_t[]){0x79CD, 0x6B21, 0},  // 种次
    (const int32_t[]){0x4EA9, 0x6B21, 0},  // 亩次
    (const int32_t[]){0x6237, 0x6B21, 0},  // 户次
    (const int32_t[]){0x5242, 0x6B21, 0},  // 剂次
    (const int32_t[]){0x9488, 0x6B21, 0},  // 针次
    (const int32_t[]){0x4F8B, 0x6B21, 0},  // 例次
    (const int32_t[]){0x4EBA, 0x4EFD, 0},  // 人份
    (const int32_t[]){0x70B9, 0x6B21, 0},  // 点次
    (const int32_t[]){0x6837, 0x6B21, 0},  // 样次
    (const int32_t[]){0x5934, 0x6B21, 0},  // 头次
    (const int32_t[]){0x7BC7, 0},  // 篇
    (const int32_t[]){0x518C, 0},  // 册
    (const int32_t[]){0x672C, 0},  // 本
    (const int32_t[]){0x4EFD, 0},  // 份
    (const int32_t[]){0x5F20, 0},  // 张
    (const int32_t[]){0x5E45, 0},  // 幅
    (const int32_t[]){0x96C6, 0},  // 集
    (const int32_t[]){0x5377, 0},  // 卷
    (const int32_t[]){0x9875, 0},  // 页
    (const int32_t[]){0x5B57, 0},  // 字
    (const int32_t[]){0x7248, 0},  // 版
    (const int32_t[]){0x5C01, 0},  // 封
    (const int32_t[]){0x5E45, 0x6B21, 0},  // 幅次
    (const int32_t[]){0x53F0, 0},  // 台
    (const int32_t[]){0x53F0, 0x5957, 0},  // 台套
    (const int32_t[]){0x53F0, '(', 0x5957, ')', 0},  // 台(套)
    (const int32_t[]){0x53F0, '/', 0x5957, 0},  // 台/套
    (const int32_t[]){0x53F0, 0x3001, 0x5957, 0},  // 台、套
    (const int32_t[]){0x5957, '/', 0x53F0, 0},  // 套/台
    (const int32_t[]){0x5957, '(', 0x53F0, ')', 0},  // 套(台)
    (const int32_t[]){0x53F0, 0x4EF6, 0},  // 台件
    (const int32_t[]){0x53F0, '(', 0x4EF6, ')', 0},  // 台(件)
    (const int32_t[]){0x53F0, '/', 0x4EF6, 0},  // 台/件
    (const int32_t[]){0x53F0, 0x3001, 0x4EF6, 0},  // 台、件
    (const int32_t[]){0x4EF6, '/', 0x53F0, 0},  // 件/台
    (const int32_t[]){0x4EF6, '(', 0x53F0, ')', 0},  // 件(台)
    (const int32_t[]){0x8F86, 0},  // 辆
    (const int32_t[]){0x67B6, 0},  // 架
    (const int32_t[]){0x8258, 0},  // 艘
    (const int32_t[]){0x5757, 0},  // 块
    (const int32_t[]){0x6839, 0},  // 根
    (const int32_t[]){0x76CF, 0},  // 盏
    (const int32_t[]){0x679A, 0},  // 枚
    (const int32_t[]){0x7247, 0},  // 片
    (const int32_t[]){0x5177, 0},  // 具
    (const int32_t[]){0x628A, 0},  // 把
    (const int32_t[]){0x5E8A, 0},  // 床
    (const int32_t[]){0x6247, 0},  // 扇
    (const int32_t[]){0x773C, 0},  // 眼
    (const int32_t[]){0x74F6, 0},  // 瓶
    (const int32_t[]){0x76D2, 0},  // 盒
    (const int32_t[]){0x6876, 0},  // 桶
    (const int32_t[]){0x9876, 0},  // 顶
    (const int32_t[]){0x53CC, 0},  // 双
    (const int32_t[]){0x6746, 0},  // 杆
    (const int32_t[]){0x8282, 0},  // 节
    (const int32_t[]){0x9897, 0},  // 颗
    (const int32_t[]){0x7C92, 0},  // 粒
    (const int32_t[]){0x5242, 0},  // 剂
    (const int32_t[]){0x9762, 0},  // 面
    (const int32_t[]){0x6A18, 0},  // 樘
    (const int32_t[]){0x6807, 0x7BB1, 0},  // 标箱
    (const int32_t[]){0x4E2A, 0x6807, 0x7BB1, 0},  // 个标箱
    (const int32_t[]){'T', 'E', 'U', 0},  // TEU
    (const int32_t[]){0x673A, 0x67DC, 0},  // 机柜
    (const int32_t[]){0x4E2A, 0x673A, 0x67DC, 0},  // 个机柜
    (const int32_t[]){0x57FA, 0x7AD9, 0},  // 基站
    (const int32_t[]){0x4E2A, 0x57FA, 0x7AD9, 0},  // 个基站
    (const int32_t[]){0x5EA7, 0x57FA, 0x7AD9, 0},  // 座基站
    (const int32_t[]){0x4E2A, 0x5145, 0x7535, 0x6869, 0},  // 个充电桩
    (const int32_t[]){0x95F4, 0},  // 间
    (const int32_t[]){0x680B, 0},  // 栋
    (const int32_t[]){0x5E62, 0},  // 幢
    (const int32_t[]){0x5C42, 0},  // 层
    (const int32_t[]){0x5E8A, 0x4F4D, 0},  // 床位
    (const int32_t[]){0x5F20, 0x5E8A, 0x4F4D, 0},  // 张床位
    (const int32_t[]){0x4E2A, 0x5E8A, 0x4F4D, 0},  // 个床位
    (const int32_t[]){0x8F66, 0x4F4D, 0},  // 车位
    (const int32_t[]){0x4E2A, 0x8F66, 0x4F4D, 0},  // 个车位
    (const int32_t[]){0x6CCA, 0x4F4D, 0},  // 泊位
    (const int32_t[]){0x4E2A, 0x6CCA, 0x4F4D, 0},  // 个泊位
    (const int32_t[]){0x505C, 0x8F66, 0x4F4D, 0},  // 停车位
    (const int32_t[]){0x4E2A, 0x505C, 0x8F66, 0x4F4D, 0},  // 个停车位
    (const int32_t[]){0x5B66, 0x4F4D, 0},  // 学位
    (const int32_t[]){0x4E2A, 0x5B66, 0x4F4D, 0},  // 个学位
    (const int32_t[]){0x682A, 0},  // 株
    (const int32_t[]){0x68F5, 0},  // 棵
    (const int32_t[]){0x7A74, 0},  // 穴
    (const int32_t[]){0x5934, 0},  // 头
    (const int32_t[]){0x7FBD, 0},  // 羽
    (const int32_t[]){0x5339, 0},  // 匹
    (const int32_t[]){0x5C3E, 0},  // 尾
    (const int32_t[]){0x7BB1, 0},  // 箱
    (const int32_t[]){0x888B, 0},  // 袋
    (const int32_t[]){0x4E1B, 0},  // 丛
    (const int32_t[]){0x5934, '(', 0x53EA, ')', 0},  // 头(只)
    (const int32_t[]){0x5934, 0x53EA, 0},  // 头只
    (const int32_t[]){0x7C73, 0},  // 米
    (const int32_t[]){'m', 0},  // m
    (const int32_t[]){0x516C, 0x5C3A, 0},  // 公尺
    (const int32_t[]){0x5EF6, 0x7C73, 0},  // 延米
    (const int32_t[]){0x5EF6, 0x957F, 0x7C73, 0},  // 延长米
    (const int32_t[]){0x6BEB, 0x7C73, 0},  // 毫米
    (const int32_t[]){'m', 'm', 0},  // mm
    (const int32_t[]){'M', 'M', 0},  // MM
    (const int32_t[]){0x5398, 0x7C73, 0},  // 厘米
    (const int32_t[]){'c', 'm', 0},  // cm
    (const int32_t[]){'C', 'M', 0},  // CM
    (const int32_t[]){0x516C, 0x5206, 0},  // 公分
    (const int32_t[]){0x5206, 0x7C73, 0},  // 分米
    (const int32_t[]){'d', 'm', 0},  // dm
    (const int32_t[]){0x5FAE, 0x7C73, 0},  // 微米
    (const int32_t[]){0x3BC, 'm', 0},  // μm
    (const int32_t[]){'u', 'm', 0},  // um
    (const int32_t[]){0xB5, 'm', 0},  // µm
    (const int32_t[]){0x516C, 0x91CC, 0},  // 公里
    (const int32_t[]){0x5343, 0x7C73, 0},  // 千米
    (const int32_t[]){'k', 'm', 0},  // km
    (const int32_t[]){'K', 'M', 0},  // KM
    (const int32_t[]){'K', 'm', 0},  // Km
    (const int32_t[]){0x534E, 0x516C, 0x91CC, 0},  // 华公里
    (const int32_t[]){0x91CC, 0},  // 里
    (const int32_t[]){0x534E, 0x91CC, 0},  // 华里
    (const int32_t[]){0x6D77, 0x91CC, 0},  // 海里
    (const int32_t[]){0x5E73, 0x65B9, 0x7C73, 0},  // 平方米
    (const int32_t[]){0x33A1, 0},  // ㎡
    (const int32_t[]){'m', 0xB2, 0},  // m²
    (const int32_t[]){'m', '2', 0},  // m2
    (const int32_t[]){'M', '2', 0},  // M2
    (const int32_t[]){'M', 0xB2, 0},  // M²
    (const int32_t[]){0x5E73, 0x7C73, 0},  // 平米
    (const int32_t[]){0x5E73, 0x65B9, 0},  // 平方
    (const int32_t[]){0x5E73, 0x65B9, 0x516C, 0x5C3A, 0},  // 平方公尺
    (const int32_t[]){'m', '^', '2', 0},  // m^2
    (const int32_t[]){0x5E73, 0x65B9, 0x5398, 0x7C73, 0},  // 平方厘米
    (const int32_t[]){'c', 'm', 0xB2, 0},  // cm²
    (const int32_t[]){'c', 'm', '2', 0},  // cm2
    (const int32_t[]){0x4EA9, 0},  // 亩
    (const int32_t[]){0x5E02, 0x4EA9, 0},  // 市亩
    (const int32_t[]){0x516C, 0x9877, 0},  // 公顷
    (const int32_t[]){'h', 'm', 0xB2, 0},  // hm²
    (const int32_t[]){'h', 'm', '2', 0},  // hm2
    (const int32_t[]){'h', 'a', 0},  // ha
    (const int32_t[]){0x5E73, 0x65B9, 0x516C, 0x91CC, 0},  // 平方公里
    (const int32_t[]){0x5E73, 0x65B9, 0x5343, 0x7C73, 0},  // 平方千米
    (const int32_t[]){'k', 'm', 0xB2, 0},  // km²
    (const int32_t[]){'k', 'm', '2', 0},  // km2
    (const int32_t[]){'K', 'M', 0xB2, 0},  // KM²
    (const int32_t[]){'K', 'M', '2', 0},  // KM2
    (const int32_t[]){'k', 0x33A1, 0},  // k㎡
    (const int32_t[]){0x33A2, 0},  // ㎢
    (const int32_t[]){0x7ACB, 0x65B9, 0x7C73, 0},  // 立方米
    (const int32_t[]){'m', 0xB3, 0},  // m³
    (const int32_t[]){'m', '3', 0},  // m3
    (const int32_t[]){'M', '3', 0},  // M3
    (const int32_t[]){'M', 0xB3, 0},  // M³
    (const int32_t[]){0x33A5, 0},  // ㎥
    (const int32_t[]){0x7ACB, 0x65B9, 0},  // 立方
    (const int32_t[]){0x65B9, 0},  // 方
    (const int32_t[]){0x7ACB, 0x65B9, 0x516C, 0x5C3A, 0},  // 立方公尺
    (const int32_t[]){'m', '^', '3', 0},  // m^3
    (const int32_t[]){0x5347, 0},  // 升
    (const int32_t[]){'L', 0},  // L
    (const int32_t[]){'l', 0},  // l
    (const int32_t[]){0x516C, 0x5347, 0},  // 公升
    (const int32_t[]){0x6BEB, 0x5347, 0},  // 毫升
    (const int32_t[]){'m', 'L', 0},  // mL
    (const int32_t[]){'m', 'l', 0},  // ml
    (const int32_t[]){'M', 'L', 0},  // ML
    (const int32_t[]){0x5343, 0x514B, 0},  // 千克
    (const int32_t[]){0x516C, 0x65A4, 0},  // 公斤
    (const int32_t[]){'k', 'g', 0},  // kg
    (const int32_t[]){'K', 'G', 0},  // KG
    (const int32_t[]){'K', 'g', 0},  // Kg
    (const int32_t[]){0x338F, 0},  // ㎏
    (const int32_t[]){0x514B, 0},  // 克
    (const int32_t[]){'g', 0},  // g
    (const int32_t[]){0x6BEB, 0x514B, 0},  // 毫克
    (const int32_t[]){'m', 'g', 0},  // mg
    (const int32_t[]){0x338E, 0},  // ㎎
    (const int32_t[]){0x5FAE, 0x514B, 0},  // 微克
    (const int32_t[]){0x3BC, 'g', 0},  // μg
    (const int32_t[]){0xB5, 'g', 0},  // µg
    (const int32_t[]){'u', 'g', 0},  // ug
    (const int32_t[]){0x65A4, 0},  // 斤
    (const int32_t[]){0x5E02, 0x65A4, 0},  // 市斤
    (const int32_t[]){0x4E24, 0},  // 两
    (const int32_t[]){0x62C5, 0},  // 担
    (const int32_t[]){0x5428, 0},  // 吨
    (const int32_t[]){'t', 0},  // t
    (const int32_t[]){0x516C, 0x5428, 0},  // 公吨
    (const int32_t[]){0x5428, 0x4F4D, 0},  // 吨位
    (const int32_t[]){0x79D2, 0},  // 秒
    (const int32_t[]){'s', 0},  // s
    (const int32_t[]){0x79D2, 0x949F, 0},  // 秒钟
    (const int32_t[]){0x6BEB, 0x79D2, 0},  // 毫秒
    (const int32_t[]){'m', 's', 0},  // ms
    (const int32_t[]){0x5206, 0x949F, 0},  // 分钟
    (const int32_t[]){'m', 'i', 'n', 0},  // min
    (const int32_t[]){'m', 'i', 'n', 's', 0},  // mins
    (const int32_t[]){'m', 'i', 'n', 'u', 't', 'e', 's', 0},  // minutes
    (const int32_t[]){0x5C0F, 0x65F6, 0},  // 小时
    (const int32_t[]){'h', 0},  // h
    (const int32_t[]){0x4E2A, 0x5C0F, 0x65F6, 0},  // 个小时
    (const int32_t[]){0x949F, 0x5934, 0},  // 钟头
    (const int32_t[]){0x4E2A, 0x949F, 0x5934, 0},  // 个钟头
    (const int32_t[]){0x65F6, 0},  // 时
    (const int32_t[]){'h', 'o', 'u', 'r', 0},  // hour
    (const int32_t[]){'h', 'o', 'u', 'r', 's', 0},  // hours
    (const int32_t[]){0x5929, 0},  // 天
    (const int32_t[]){'d', 'a', 'y', 's', 0},  // days
    (const int32_t[]){0x65E5, 0},  // 日
    (const int32_t[]){0x81EA, 0x7136, 0x65E5, 0},  // 自然日
    (const int32_t[]){0x4E2A, 0x81EA, 0x7136, 0x65E5, 0},  // 个自然日
    (const int32_t[]){0x65E5, 0x5386, 0x65E5, 0},  // 日历日
    (const int32_t[]){0x65E5, 0x5386, 0x5929, 0},  // 日历天
    (const int32_t[]){0x5468, 0},  // 周
    (const int32_t[]){0x661F, 0x671F, 0},  // 星期
    (const int32_t[]){0x4E2A, 0x661F, 0x671F, 0},  // 个星期
    (const int32_t[]){0x793C, 0x62DC, 0},  // 礼拜
    (const int32_t[]){0x4E2A, 0x793C, 0x62DC, 0},  // 个礼拜
    (const int32_t[]){0x65EC, 0},  // 旬
    (const int32_t[]){0x5DE5, 0x4F5C, 0x65E5, 0},  // 工作日
    (const int32_t[]){0x4E2A, 0x5DE5, 0x4F5C, 0x65E5, 0},  // 个工作日
    (const int32_t[]){0x5DE5, 0x4F5C, 0x5929, 0},  // 工作天
    (const int32_t[]){0x4E2A, 0x5DE5, 0x4F5C, 0x5929, 0},  // 个工作天
    (const int32_t[]){0x4E2A, 0x6708, 0},  // 个月
    (const int32_t[]){0x6708, 0},  // 月
    (const int32_t[]){0x4E2A, 0x81EA, 0x7136, 0x6708, 0},  // 个自然月
    (const int32_t[]){0x6708, 0x4EFD, 0},  // 月份
    (const int32_t[]){0x5B63, 0x5EA6, 0},  // 季度
    (const int32_t[]){0x4E2A, 0x5B63, 0x5EA6, 0},  // 个季度
    (const int32_t[]){0x5B63, 0},  // 季
    (const int32_t[]){0x534A, 0x5E74, 0},  // 半年
    (const int32_t[]){0x4E2A, 0x534A, 0x5E74, 0},  // 个半年
    (const int32_t[]){0x5E74, 0},  // 年
    (const int32_t[]){0x5E74, 0x5EA6, 0},  // 年度
    (const int32_t[]){0x5468, 0x5E74, 0},  // 周年
    (const int32_t[]){0x4E2A, 0x5E74, 0x5EA6, 0},  // 个年度
    (const int32_t[]){0x5B66, 0x5E74, 0},  // 学年
    (const int32_t[]){0x4E2A, 0x5B66, 0x5E74, 0},  // 个学年
    (const int32_t[]){0x4E2A, 0x5468, 0x5E74, 0},  // 个周年
    (const int32_t[]){0x5B66, 0x65F6, 0},  // 学时
    (const int32_t[]){0x8BFE, 0x65F6, 0},  // 课时
    (const int32_t[]){0x4E2A, 0x5B66, 0x65F6, 0},  // 个学时
    (const int32_t[]){0x4E2A, 0x8BFE, 0x65F6, 0},  // 个课时
    (const int32_t[]){0x8282, 0x8BFE, 0},  // 节课
    (const int32_t[]){0x5343, 0x74E6, 0x65F6, 0},  // 千瓦时
    (const int32_t[]){'k', 'W', 'h', 0},  // kWh
    (const int32_t[]){'K', 'W', 'h', 0},  // KWh
    (const int32_t[]){'k', 'w', 'h', 0},  // kwh
    (const int32_t[]){'K', 'W', 'H', 0},  // KWH
    (const int32_t[]){'k', 'W', 0xB7, 'h', 0},  // kW·h
    (const int32_t[]){'k', 'W', '.', 'h', 0},  // kW.h
    (const int32_t[]){0x5343, 0x74E6, 0xB7, 0x65F6, 0},  // 千瓦·时
    (const int32_t[]){0x5343, 0x74E6, 0x5C0F, 0x65F6, 0},  // 千瓦小时
    (const int32_t[]){0x5EA6, 0},  // 度
    (const int32_t[]){0x5EA6, 0x7535, 0},  // 度电
    (const int32_t[]){0x5146, 0x74E6, 0x65F6, 0},  // 兆瓦时
    (const int32_t[]){'M', 'W', 'h', 0},  // MWh
    (const int32_t[]){'m', 'w', 'h', 0},  // mwh
    (const int32_t[]){0x5146, 0x74E6, 0x5C0F, 0x65F6, 0},  // 兆瓦小时
    (const int32_t[]){0x5409, 0x74E6, 0x65F6, 0},  // 吉瓦时
    (const int32_t[]){'G', 'W', 'h', 0},  // GWh
    (const int32_t[]){0x7126, 0x8033, 0},  // 焦耳
    (const int32_t[]){'J', 0},  // J
    (const int32_t[]){0x7126, 0},  // 焦
    (const int32_t[]){0x5146, 0x7126, 0},  // 兆焦
    (const int32_t[]){'M', 'J', 0},  // MJ
    (const int32_t[]){0x5428, 0x6807, 0x51C6, 0x7164, 0},  // 吨标准煤
    (const int32_t[]){0x5428, 0x6807, 0x7164, 0},  // 吨标煤
    (const int32_t[]){'t', 'c', 'e', 0},  // tce
    (const int32_t[]){'T', 'C', 'E', 0},  // TCE
    (const int32_t[]){0x5343, 0x514B, 0x6807, 0x51C6, 0x7164, 0},  // 千克标准煤
    (const int32_t[]){'k', 'g', 'c', 'e', 0},  // kgce
    (const int32_t[]){0x516C, 0x65A4, 0x6807, 0x51C6, 0x7164, 0},  // 公斤标准煤
    (const int32_t[]){0x5343, 0x74E6, 0},  // 千瓦
    (const int32_t[]){'k', 'W', 0},  // kW
    (const int32_t[]){'K', 'W', 0},  // KW
    (const int32_t[]){'k', 'w', 0},  // kw
    (const int32_t[]){'K', 'w', 0},  // Kw
    (const int32_t[]){0x74E6, 0},  // 瓦
    (const int32_t[]){'W', 0},  // W
    (const int32_t[]){0x74E6, 0x7279, 0},  // 瓦特
    (const int32_t[]){0x5146, 0x74E6, 0},  // 兆瓦
    (const int32_t[]){'M', 'W', 0},  // MW
    (const int32_t[]){0x5409, 0x74E6, 0},  // 吉瓦
    (const int32_t[]){'G', 'W', 0},  // GW
    (const int32_t[]){0x5B57, 0x8282, 0},  // 字节
    (const int32_t[]){'B', 'y', 't', 'e', 0},  // Byte
    (const int32_t[]){'K', 'B', 0},  // KB
    (const int32_t[]){'k', 'B', 0},  // kB
    (const int32_t[]){'M', 'B', 0},  // MB
    (const int32_t[]){'G', 'B', 0},  // GB
    (const int32_t[]){'T', 'B', 0},  // TB
    (const int32_t[]){'P', 'B', 0},  // PB
    (const int32_t[]){'b', 'p', 's', 0},  // bps
    (const int32_t[]){'b', 'i', 't', '/', 's', 0},  // bit/s
    (const int32_t[]){'b', '/', 's', 0},  // b/s
    (const int32_t[]){'k', 'b', 'p', 's', 0},  // kbps
    (const int32_t[]){'K', 'b', 'p', 's', 0},  // Kbps
    (const int32_t[]){'k', 'b', '/', 's', 0},  // kb/s
    (const int32_t[]){'K', 'b', '/', 's', 0},  // Kb/s
    (const int32_t[]){'M', 'b', 'p', 's', 0},  // Mbps
    (const int32_t[]){'m', 'b', 'p', 's', 0},  // mbps
    (const int32_t[]){'M', 'B', 'P', 'S', 0},  // MBPS
    (const int32_t[]){'M', 'b', '/', 's', 0},  // Mb/s
    (const int32_t[]){'M', 0},  // M
    (const int32_t[]){0x5146, 0},  // 兆
    (const int32_t[]){'G', 'b', 'p', 's', 0},  // Gbps
    (const int32_t[]){'g', 'b', 'p', 's', 0},  // gbps
    (const int32_t[]){'G', 'b', '/', 's', 0},  // Gb/s
    (const int32_t[]){'m', 'g', '/', 'm', 0xB3, 0},  // mg/m³
    (const int32_t[]){0x6BEB, 0x514B, '/', 0x7ACB, 0x65B9, 0x7C73, 0},  // 毫克/立方米
    (const int32_t[]){0x6BEB, 0x514B, 0x6BCF, 0x7ACB, 0x65B9, 0x7C73, 0},  // 毫克每立方米
    (const int32_t[]){'m', 'g', '/', 'm', '3', 0},  // mg/m3
    (const int32_t[]){'m', 'g', '/', 0x33A5, 0},  // mg/㎥
    (const int32_t[]){'m', 'g', '/', 'L', 0},  // mg/L
    (const int32_t[]){'m', 'g', '/', 'l', 0},  // mg/l
    (const int32_t[]){0x6BEB, 0x514B, '/', 0x5347, 0},  // 毫克/升
    (const int32_t[]){0x6BEB, 0x514B, 0x6BCF, 0x5347, 0},  // 毫克每升
    (const int32_t[]){0x3BC, 'g', '/', 'm', 0xB3, 0},  // μg/m³
    (const int32_t[]){0x3BC, 'g', '/', 'm', '3', 0},  // μg/m3
    (const int32_t[]){0xB5, 'g', '/', 'm', 0xB3, 0},  // µg/m³
    (const int32_t[]){0xB5, 'g', '/', 'm', '3', 0},  // µg/m3
    (const int32_t[]){'u', 'g', '/', 'm', '3', 0},  // ug/m3
    (const int32_t[]){'u', 'g', '/', 'm', 0xB3, 0},  // ug/m³
    (const int32_t[]){0x3BC, 'g', '/', 0x33A5, 0},  // μg/㎥
    (const int32_t[]){0x5FAE, 0x514B, '/', 0x7ACB, 0x65B9, 0x7C73, 0},  // 微克/立方米
    (const int32_t[]){0x5FAE, 0x514B, 0x6BCF, 0x7ACB, 0x65B9, 0x7C73, 0},  // 微克每立方米
    (const int32_t[]){'d', 'B', 0},  // dB
    (const int32_t[]){'d', 'B', '(', 'A', ')', 0},  // dB(A)
    (const int32_t[]){'d', 'B', 'A', 0},  // dBA
    (const int32_t[]){'d', 'b', 0},  // db
    (const int32_t[]){'d', 'b', '(', 'A', ')', 0},  // db(A)
    (const int32_t[]){'D', 'B', 0},  // DB
    (const int32_t[]){0x5206, 0x8D1D, 0},  // 分贝
    (const int32_t[]){0x2103, 0},  // ℃
    (const int32_t[]){0xB0, 'C', 0},  // °C
    (const int32_t[]){0x6444, 0x6C0F, 0x5EA6, 0},  // 摄氏度
    (const int32_t[]){0x5206, 0},  // 分
    (const int32_t[]){0x7F8E, 0x5143, 0},  // 美元
    (const int32_t[]){0x6E2F, 0x5143, 0},  // 港元
    (const int32_t[]){0x6E2F, 0x5E01, 0},  // 港币
    (const int32_t[]){0x6B27, 0x5143, 0},  // 欧元
    (const int32_t[]){0x65E5, 0x5143, 0},  // 日元
    (const int32_t[]){0x82F1, 0x9551, 0},  // 英镑
    (const int32_t[]){0x4EBA, 0x65E5, 0},  // 人日
    (const int32_t[]){0x4EBA, 0x5929, 0},  // 人天
    (const int32_t[]){0x4EBA, 0x5DE5, 0x65E5, 0},  // 人工日
    (const int32_t[]){0x4EBA, 0x6708, 0},  // 人月
    (const int32_t[]){0x4EBA, 0x5E74, 0},  // 人年
    (const int32_t[]){0x5343, 0x4F0F, 0x5B89, 0},  // 千伏安
    (const int32_t[]){'k', 'V', 'A', 0},  // kVA
    (const int32_t[]){'K', 'V', 'A', 0},  // KVA
    (const int32_t[]){'k', 'v', 'a', 0},  // kva
    (const int32_t[]){0x5146, 0x4F0F, 0x5B89, 0},  // 兆伏安
    (const int32_t[]){'M', 'V', 'A', 0},  // MVA
    (const int32_t[]){0x5343, 0x4F0F, 0},  // 千伏
    (const int32_t[]){'k', 'V', 0},  // kV
    (const int32_t[]){'K', 'V', 0},  // KV
    (const int32_t[]){'k', 'v', 0},  // kv
    (const int32_t[]){0x8D6B, 0x5179, 0},  // 赫兹
    (const int32_t[]){'H', 'z', 0},  // Hz
    (const int32_t[]){0x5146, 0x5E15, 0},  // 兆帕
    (const int32_t[]){'M', 'P', 'a', 0},  // MPa
    (const int32_t[]){0x5E15, 0},  // 帕
    (const int32_t[]){'P', 'a', 0},  // Pa
    NULL,
};

static const int32_t FORMULA_SYMBOLS[] = {'+', '-', '*', '/', '<', '>', '=', '!', '(', ')', '.', 0xFF0B, 0xFF0D, 0xFF0A, 0xFF0F, 0xFF1C, 0xFF1E, 0xFF1D, 0xFF01, 0xFF08, 0xFF09, 0xFF0E, ',', 0xFF0C, 0xD7, 0xF7, 0x2212, 0x2264, 0x2266, 0x2265, 0x2267, 0x2260, 0};

static const int32_t STROKES[] = {'-', '/', 0x5C, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2215, 0x2500, 0x2501, 0xFE58, 0xFE63, 0};

static const struct {
  int32_t character;
  int power;
} MULTIPLIERS[] = {
    {0x5341, 1},  // 十
    {0x62FE, 1},  // 拾
    {0x4F70, 2},  // 佰
    {0x767E, 2},  // 百
    {0x4EDF, 3},  // 仟
    {0x5343, 3},  // 千
    {0x4E07, 4},  // 万
    {0x842C, 4},  // 萬
    {0x4EBF, 8},  // 亿
    {0x5104, 8},  // 億
    {0, 0},
};
